// Reconstructs docker/go-units as Swarm 1.2.0 vendors it: the sizes and durations of Docker's pkg/units under their later address, and limits; leaves out the reading of decimal sizes and of limits.

// Package units writes durations and sizes for people.
package units

import (
	"time"

	"github.com/docker/docker/pkg/units"
)

// Multiples of a byte, by thousands and by 1024.
const (
	KB = 1000
	MB = 1000 * KB
	GB = 1000 * MB

	KiB = 1024
	MiB = 1024 * KiB
	GiB = 1024 * MiB
)

// Ulimit is a limit of a process, soft and hard.
type Ulimit struct {
	Name string
	Hard int64
	Soft int64
}

// HumanDuration is roughly how long something took: "4 hours", "About a minute".
func HumanDuration(d time.Duration) string { return units.HumanDuration(d) }

// HumanSize is a size in powers of a thousand.
func HumanSize(size float64) string { return units.HumanSize(size) }

// BytesSize is a size in powers of two.
func BytesSize(size float64) string { return units.BytesSize(size) }

// RAMInBytes reads a size in powers of two: 512, 64m, 2GB.
func RAMInBytes(size string) (int64, error) { return units.RAMInBytes(size) }
