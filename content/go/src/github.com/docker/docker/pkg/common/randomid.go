// Reconstructs pkg/common/randomid.go of Docker 1.6.2: random ids and their short form; leaves out nothing.

// Package common makes and shortens ids.
package common

import (
	"crypto/rand"
	"fmt"
	"strconv"
)

const shortLen = 12

// TruncateID is the form of an id that people are shown.
func TruncateID(id string) string {
	if len(id) <= shortLen {
		return id
	}
	return id[:shortLen]
}

// RandomString returns 64 hexadecimal digits.
func RandomString() string {
	id := make([]byte, 32)
	if _, err := rand.Read(id); err != nil {
		panic(err) // nobody could go on without ids
	}
	return fmt.Sprintf("%x", id)
}

// GenerateRandomID is RandomString whose short form is no decimal number,
// since a number would not do as a host name.
func GenerateRandomID() string {
	for {
		id := RandomString()
		_, err := strconv.ParseInt(TruncateID(id), 10, 64)
		if err != nil {
			return id
		}
	}
}
