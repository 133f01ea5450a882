// Reconstructs pkg/version/version.go of Docker 1.6.2: comparing versions; leaves out nothing.

// Package version compares versions such as 1.18.
package version

import (
	"strconv"
	"strings"
)

// Version is numbers with dots between.
type Version string

// compareTo is -1, 0 or 1. Parts are compared as numbers, from left to right;
// a missing part, or one that is no number, counts as 0.
func (v Version) compareTo(other Version) int {
	mine := strings.Split(string(v), ".")
	theirs := strings.Split(string(other), ".")
	for i := 0; i < len(mine) || i < len(theirs); i++ {
		a := part(mine, i)
		b := part(theirs, i)
		if a < b {
			return -1
		}
		if a > b {
			return 1
		}
	}
	return 0
}

func part(parts []string, i int) int {
	if i >= len(parts) {
		return 0
	}
	number, err := strconv.Atoi(parts[i])
	if err != nil {
		return 0
	}
	return number
}

// LessThan tells whether v comes before other.
func (v Version) LessThan(other Version) bool { return v.compareTo(other) < 0 }

// LessThanOrEqualTo tells whether v does not come after other.
func (v Version) LessThanOrEqualTo(other Version) bool { return v.compareTo(other) <= 0 }

// GreaterThan tells whether v comes after other.
func (v Version) GreaterThan(other Version) bool { return v.compareTo(other) > 0 }

// GreaterThanOrEqualTo tells whether v does not come before other.
func (v Version) GreaterThanOrEqualTo(other Version) bool { return v.compareTo(other) >= 0 }

// Equal tells whether both mean the same version: 1.18 and 1.18.0 do.
func (v Version) Equal(other Version) bool { return v.compareTo(other) == 0 }
