// Reconstructs utils/utils_daemon.go of Docker 1.6.2: whether a file is ours; leaves out nothing.

package utils

import (
	"os"
	"syscall"
)

// IsFileOwner tells whether a file is there and belongs to the current user.
func IsFileOwner(f string) bool {
	info, err := os.Stat(f)
	if err != nil {
		return false
	}
	stat, known := info.Sys().(*syscall.Stat_t)
	return known && int(stat.Uid) == os.Getuid()
}
