module agentwright/agent

go 1.24
