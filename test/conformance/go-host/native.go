package main

import (
	"errors"
	"fmt"
	"plugin"

	"agentwright/agent/preflight"
)

// abi is what the symbol Plugin of a native plugin is taken as. Only types of the language itself stand in it, so host
// and plugin need no package in common.
type abi interface {
	ABI() int
	Call(request []byte) []byte
}

// loadNative opens a native plugin. It lives in this process and can't be closed or opened a second time, so there is
// one instance, and the tests start a process for each.
func loadNative(file string) (func() (instance, error), error) {
	if err := preflight.Check(file); err != nil {
		return nil, fmt.Errorf("not opened: %w", err)
	}
	opened, err := plugin.Open(file)
	if err != nil {
		return nil, err
	}
	symbol, err := opened.Lookup("Plugin")
	if err != nil {
		return nil, err
	}
	found, is := symbol.(abi)
	if !is {
		return nil, fmt.Errorf("Plugin is a %T, which does not answer ABI and Call", symbol)
	}
	if version := found.ABI(); version != 1 {
		return nil, fmt.Errorf("the plugin speaks version %d of the ABI, not 1", version)
	}
	used := false
	return func() (instance, error) {
		if used {
			return nil, errors.New("a native plugin has one instance in a process")
		}
		used = true
		return native{found}, nil
	}, nil
}

type native struct{ plugin abi }

func (n native) call(request []byte) ([]byte, error) { return n.plugin.Call(request), nil }

func (n native) close() {}
