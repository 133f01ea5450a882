// Reconstructs pkg/common/randomid.go of Docker 1.6.2: random ids and their short form; takes its randomness from math/rand instead of the kernel, so that a run can be repeated.

// Package common makes and shortens ids.
package common

import (
	"fmt"
	"math/rand"
	"strconv"
	"sync"
	"time"
)

const shortLen = 12

var (
	mutex  sync.Mutex // a rand.Rand is for one goroutine at a time
	source = rand.New(rand.NewSource(time.Now().UnixNano()))
)

// TruncateID is the form of an id that people are shown.
func TruncateID(id string) string {
	if len(id) <= shortLen {
		return id
	}
	return id[:shortLen]
}

// RandomString returns 64 hexadecimal digits.
func RandomString() string {
	mutex.Lock()
	defer mutex.Unlock()
	id := make([]byte, 32)
	for i := range id {
		id[i] = byte(source.Intn(256))
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
