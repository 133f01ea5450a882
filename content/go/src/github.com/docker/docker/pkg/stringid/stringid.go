// Reconstructs pkg/stringid of Docker 1.9, as Swarm 1.2.0 vendors it: random ids and their short form, which 1.6.2 has in pkg/common, and so has this; leaves out ids that are not for secrets.

// Package stringid makes and shortens ids.
package stringid

import "github.com/docker/docker/pkg/common"

// TruncateID is the form of an id that people are shown.
func TruncateID(id string) string { return common.TruncateID(id) }

// GenerateRandomID returns 64 hexadecimal digits whose short form is no decimal number.
func GenerateRandomID() string { return common.GenerateRandomID() }
