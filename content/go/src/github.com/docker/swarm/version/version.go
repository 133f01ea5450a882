// Reconstructs version/version.go of Swarm 1.2.0: the version it says it is; leaves out nothing.

// Package version holds what `swarm --version` prints.
package version

var (
	// VERSION is set by hand for each release.
	VERSION = "1.2.0"

	// GITCOMMIT is what the build puts in: the commit it was made from.
	GITCOMMIT = "HEAD"

	// BUILDTIME is what the build puts in: when it was made.
	BUILDTIME = "<unknown>"
)
