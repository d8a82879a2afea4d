// A host of plugins written in Go: WebAssembly by wazero, native plugins by plugin.Open. It reads frames from its input
// and answers on its output (frames.go); which request is sent, and what is wanted, is the business of the tests.
package main

import (
	"fmt"
	"os"
	"runtime/debug"
)

// instance is one running plugin.
type instance interface {
	// call answers one request; an error says that the plugin broke off, and with what words.
	call(request []byte) ([]byte, error)
	close()
}

func main() {
	if len(os.Args) != 3 {
		fail(fmt.Errorf("usage: go-host wasm|plugin FILE"))
	}
	var start func() (instance, error)
	var err error
	switch os.Args[1] {
	case "wasm":
		start, err = loadWasm(os.Args[2])
	case "plugin":
		// A stack that a tool may have; Go's own limit is a gigabyte.
		debug.SetMaxStack(16 << 20)
		start, err = loadNative(os.Args[2])
	default:
		err = fmt.Errorf("%s is neither wasm nor plugin", os.Args[1])
	}
	if err != nil {
		fail(err)
	}
	if err := serve(os.Stdin, os.Stdout, start); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
