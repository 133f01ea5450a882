// Reconstructs experimental/experimental.go of Swarm 1.2.0: whether the flag --experimental was given; leaves out nothing.

// Package experimental holds one switch, so that any package may ask for it.
package experimental

// ENABLED is set by the command line.
var ENABLED = false
