package preflight

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
)

func info(change func(*debug.BuildInfo)) *debug.BuildInfo {
	made := &debug.BuildInfo{
		GoVersion: "go1.26.8",
		Main:      debug.Module{Path: "example.org/host", Version: "(devel)"},
		Deps:      []*debug.Module{{Path: "example.org/shared", Version: "v1.2.0", Sum: "h1:abc"}},
		Settings: []debug.BuildSetting{
			{Key: "-buildmode", Value: "plugin"},
			{Key: "-trimpath", Value: "true"},
			{Key: "GOOS", Value: "linux"},
			{Key: "GOARCH", Value: "amd64"},
			{Key: "GOAMD64", Value: "v1"},
		},
	}
	change(made)
	return made
}

func set(name, value string) func(*debug.BuildInfo) {
	return func(made *debug.BuildInfo) {
		made.Settings = append([]debug.BuildSetting{{Key: name, Value: value}}, made.Settings...)
	}
}

func TestWhatDiffersIsTold(t *testing.T) {
	host := info(set("-buildmode", "exe"))
	for wanted, plugin := range map[string]*debug.BuildInfo{
		"made by go1.24.4 and this program by go1.26.8": info(func(made *debug.BuildInfo) { made.GoVersion = "go1.24.4" }),
		"with GOARCH=arm64":                             info(set("GOARCH", "arm64")),
		"with GOAMD64=v3":                               info(set("GOAMD64", "v3")),
		"with -trimpath= ":                              info(func(made *debug.BuildInfo) { made.Settings[1].Value = "false" }),
		"with -race=true":                               info(set("-race", "true")),
		"-buildmode=exe, no":                            host,
		"example.org/shared v1.3.0": info(func(made *debug.BuildInfo) {
			made.Deps[0] = &debug.Module{Path: "example.org/shared", Version: "v1.3.0", Sum: "h1:def"}
		}),
	} {
		if err := Compare(host, plugin); err == nil || !strings.Contains(err.Error()+" ", wanted) {
			t.Errorf("want %q, got %v", wanted, err)
		}
	}
}

func TestWhatFitsIsLetThrough(t *testing.T) {
	host := info(set("-buildmode", "exe"))
	alone := info(func(made *debug.BuildInfo) { made.Deps = []*debug.Module{{Path: "example.org/own", Version: "v9.0.0"}} })
	for _, plugin := range []*debug.BuildInfo{info(func(*debug.BuildInfo) {}), alone, info(set("-race", "false"))} {
		if err := Compare(host, plugin); err != nil {
			t.Error(err)
		}
	}
}

func TestAFileThatIsNoPluginIsRefused(t *testing.T) {
	text := filepath.Join(t.TempDir(), "x.so")
	if err := os.WriteFile(text, []byte("no plugin"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Check(text); err == nil || !strings.Contains(err.Error(), "is no Go plugin") {
		t.Error(err)
	}
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := Check(own); err == nil || !strings.Contains(err.Error(), "not as a plugin") {
		t.Error(err)
	}
}
