// Reconstructs Delve 0.12.0's cmd/dlv/main.go, whole.

// Command dlv is a debugger for Go.
package main

import (
	"github.com/derekparker/delve/cmd/dlv/cmds"
	"github.com/derekparker/delve/version"
)

// Build is what this was built from, put in by the linker.
var Build string

func main() {
	version.DelveVersion.Build = Build
	cmds.New().Execute()
}
