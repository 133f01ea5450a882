// Reconstructs autogen/dockerversion of Docker 1.6.2, which the build writes: version and commit; leaves out the checksum of dockerinit.

// Package dockerversion says which Docker this is.
package dockerversion

// What the build of 1.6.2 put here. They are variables, as a build may set
// them with the linker's -X.
var (
	VERSION   = "1.6.2"
	GITCOMMIT = "7c8fca2"
)
