package agent

import (
	"runtime"
	"runtime/debug"
	"unsafe"
)

// What a WebAssembly module exports, and how it waits: all goroutines in it are the plugin's, and only one runs at a time.

var exported Plugin

// kept holds the memory that the host may write to and read from, until it is freed.
var kept = map[uint32][]byte{}

const largestStack = 16 << 20

func export(plugin Plugin) {
	exported = plugin
	debug.SetMaxStack(largestStack)
}

func limitMemory(megabytes int) { debug.SetMemoryLimit(int64(megabytes) << 20 / 4 * 3) }

//go:wasmexport agent_abi_version
func abiVersion() uint32 { return uint32(exported.ABI()) }

//go:wasmexport agent_alloc
func alloc(length uint32) uint32 { return keep(make([]byte, max(length, 1))) }

//go:wasmexport agent_free
func free(pointer uint32) { delete(kept, pointer) }

//go:wasmexport agent_call
func agentCall(pointer, length uint32) uint64 {
	answer := exported.Call(kept[pointer][:length])
	return uint64(keep(answer))<<32 | uint64(len(answer))
}

func keep(bytes []byte) uint32 {
	pointer := uint32(uintptr(unsafe.Pointer(unsafe.SliceData(bytes))))
	kept[pointer] = bytes
	return pointer
}

func (w *watch) enter() {}

// begin is told how many of the goroutines that are there belong to the call that the request is about.
func (w *watch) begin(_, own int) { w.before = runtime.NumGoroutine() - own }

// settle lets the others run until none can. The scheduler takes others first nearly always, so a few turns are enough
// for those who have little to do; whether they are done is then asked of the runtime.
func (w *watch) settle(c *call) {
	for {
		for range 4 {
			runtime.Gosched()
		}
		if w.ended(c) && runtime.NumGoroutine() <= w.before {
			return
		}
		if !w.busy() {
			return
		}
	}
}

func (w *watch) busy() bool {
	for _, one := range w.goroutines() {
		if one.id != mainGoroutine && !one.waits() {
			return true
		}
	}
	return false
}

// A library's main never runs: its goroutine is parked as if it did.
const mainGoroutine = 1
