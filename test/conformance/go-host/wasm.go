package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// mostPages is the memory that a plugin may have, in pages of 64 KB: 128 MB.
const mostPages = 2048

// loadWasm compiles a module; each instance has memory of its own. A plugin that Go made asks for WASI and is given one
// without files, environment, clock and chance.
func loadWasm(file string) (func() (instance, error), error) {
	module, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	runtime := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithMemoryLimitPages(mostPages))
	compiled, err := runtime.CompileModule(ctx, module)
	if err != nil {
		return nil, err
	}
	if len(compiled.ImportedFunctions()) > 0 {
		if _, err := wasi_snapshot_preview1.Instantiate(ctx, runtime); err != nil {
			return nil, err
		}
	}
	return func() (instance, error) {
		said := &bytes.Buffer{}
		config := wazero.NewModuleConfig().WithName("").WithStartFunctions("_initialize").WithStderr(said)
		started, err := runtime.InstantiateModule(ctx, compiled, config)
		if err != nil {
			return nil, fmt.Errorf("the plugin can't start: %w %s", err, said)
		}
		if version := started.ExportedFunction("agent_abi_version"); version == nil {
			return nil, errors.New("the module is no agent plugin: it exports no agent_abi_version")
		} else if found, err := version.Call(ctx); err != nil || found[0] != 1 {
			return nil, fmt.Errorf("the plugin speaks version %v of the ABI, not 1 (%v)", found, err)
		}
		return &wasmInstance{ctx, started, said}, nil
	}, nil
}

type wasmInstance struct {
	ctx    context.Context
	module api.Module
	said   *bytes.Buffer
}

func (m *wasmInstance) close() { _ = m.module.Close(m.ctx) }

// call carries bytes in and out as ABI 1 says: the caller frees both.
func (m *wasmInstance) call(request []byte) ([]byte, error) {
	into, err := m.invoke("agent_alloc", uint64(len(request)))
	if err != nil {
		return nil, err
	}
	if !m.module.Memory().Write(uint32(into), request) {
		return nil, errors.New("agent_alloc gave a place outside the memory")
	}
	packed, err := m.invoke("agent_call", into, uint64(len(request)))
	if err != nil {
		return nil, err
	}
	if packed == 0 {
		return nil, errors.New("out of memory for the answer")
	}
	view, inside := m.module.Memory().Read(uint32(packed>>32), uint32(packed))
	if !inside {
		return nil, errors.New("the answer lies outside the memory")
	}
	answer := bytes.Clone(view)
	for _, pointer := range []uint64{packed >> 32, into} {
		if _, err := m.module.ExportedFunction("agent_free").Call(m.ctx, pointer); err != nil {
			return nil, err
		}
	}
	return answer, nil
}

func (m *wasmInstance) invoke(name string, values ...uint64) (uint64, error) {
	results, err := m.module.ExportedFunction(name).Call(m.ctx, values...)
	if err != nil {
		return 0, fmt.Errorf("%w: %s", err, m.said)
	}
	return results[0], nil
}
