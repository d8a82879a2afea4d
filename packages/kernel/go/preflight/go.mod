module agentwright/agent/preflight

go 1.24
