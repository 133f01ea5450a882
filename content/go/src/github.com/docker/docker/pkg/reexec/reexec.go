// Reconstructs pkg/reexec of Docker 1.6.2: one binary that is several programs, told apart by the name it is started with; leaves out starting it again.

// Package reexec lets a program carry others inside it: each has a name, and
// whoever starts the binary under that name gets that program.
package reexec

import (
	"fmt"
	"os"
)

var registeredInitializers = make(map[string]func())

// Register adds a program; packages do so when they are initialised, so that
// it is there before main begins.
func Register(name string, initializer func()) {
	if _, taken := registeredInitializers[name]; taken {
		panic(fmt.Sprintf("reexec func already registred under name %q", name))
	}
	registeredInitializers[name] = initializer
}

// Init runs the program whose name the process was started with. It tells
// whether there was one; then main has nothing left to do.
func Init() bool {
	initializer, registered := registeredInitializers[os.Args[0]]
	if registered {
		initializer()
	}
	return registered
}
