"""Hosts an Agentwright plugin over HTTP: one fresh sandbox for each call of a tool."""
