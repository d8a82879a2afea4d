// Package preflight tells whether this process can open a Go plugin. plugin.Open of one that another Go has made ends
// the whole process with a fatal error that nothing can catch, so a host asks here first.
package preflight

import (
	"debug/buildinfo"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

// settings must be the same in host and plugin: all that changes the code of the packages that both hold.
var settings = []string{
	"GOOS", "GOARCH", "GOAMD64", "GOARM64", "GOARM", "GO386", "GOPPC64", "GORISCV64", "GOEXPERIMENT",
	"-compiler", "-trimpath", "-race", "-msan", "-asan", "-tags", "-gcflags", "-asmflags",
}

// Check compares the plugin in a file with this process, without opening it. The error is one sentence for people; nil
// means that plugin.Open can be tried.
func Check(file string) error {
	plugin, err := buildinfo.ReadFile(file)
	if err != nil {
		return fmt.Errorf("%s is no Go plugin: %w", file, err)
	}
	host, known := debug.ReadBuildInfo()
	if !known {
		return fmt.Errorf("this program holds no build information, so it can't tell which plugins fit: build it with modules")
	}
	return Compare(host, plugin)
}

// Compare is Check for build information that was read already.
func Compare(host, plugin *debug.BuildInfo) error {
	if mode := setting(plugin, "-buildmode"); mode != "plugin" {
		return fmt.Errorf("the file was built with -buildmode=%s, not as a plugin", mode)
	}
	if found := version(host); found != plugin.GoVersion {
		return fmt.Errorf("the plugin was made by %s and this program by %s; both need the very same Go", plugin.GoVersion, found)
	}
	for _, name := range settings {
		if own, other := setting(host, name), setting(plugin, name); own != other {
			return fmt.Errorf("the plugin was built with %s=%s and this program with %s=%s; build one as the other", name, other, name, own)
		}
	}
	own := map[string]string{host.Main.Path: host.Main.Version}
	for _, module := range host.Deps {
		own[module.Path] = identity(module)
	}
	for _, module := range plugin.Deps {
		if found, shared := own[module.Path]; shared && found != identity(module) {
			return fmt.Errorf("the plugin holds %s %s and this program %s; both need the same version", module.Path, identity(module), found)
		}
	}
	return nil
}

// version of a program that was built from Go's own sources says more than its toolchain.
func version(info *debug.BuildInfo) string {
	if info.GoVersion != "" {
		return info.GoVersion
	}
	return runtime.Version()
}

// setting is a build setting; what is unsaid is off.
func setting(info *debug.BuildInfo, name string) string {
	for _, one := range info.Settings {
		if one.Key == name && one.Value != "false" {
			return one.Value
		}
	}
	return ""
}

// identity is what decides about the code of a module: its version and, of a published one, its sum.
func identity(module *debug.Module) string {
	if module.Replace != nil {
		return strings.TrimSpace(module.Version + " " + module.Replace.Sum)
	}
	return strings.TrimSpace(module.Version + " " + module.Sum)
}
