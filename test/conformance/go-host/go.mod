module agentwright/conformance/go-host

go 1.24

require (
	agentwright/agent/preflight v0.0.0
	github.com/tetratelabs/wazero v1.10.1
)

replace agentwright/agent/preflight => ../../../packages/kernel/go/preflight
