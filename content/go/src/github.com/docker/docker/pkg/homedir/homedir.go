// Reconstructs pkg/homedir of Docker 1.6.2; leaves out Windows.

// Package homedir knows where the user's own files are.
package homedir

import "os"

// Get is the user's home directory.
func Get() string { return os.Getenv("HOME") }
