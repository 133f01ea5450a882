// Reconstructs Delve 0.12.0's version/version.go, whole.

// Package version says which Delve this is.
package version

import "fmt"

// Version is a version, and what it was built from.
type Version struct {
	Major    string
	Minor    string
	Patch    string
	Metadata string
	Build    string
}

// DelveVersion is the version of this Delve.
var DelveVersion = Version{Major: "0", Minor: "12", Patch: "0"}

func (v Version) String() string {
	number := v.Major + "." + v.Minor + "." + v.Patch + "-" + v.Metadata
	return fmt.Sprintf("Version: %s\nBuild: %s", number, v.Build)
}
