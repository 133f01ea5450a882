// Reconstructs pkg/promise of Docker 1.6.2; leaves out nothing.

// Package promise runs a function in the background.
package promise

// Go runs f in a goroutine. The channel has room for what f returns, so that
// the goroutine ends also if nobody asks.
func Go(f func() error) chan error {
	result := make(chan error, 1)
	go func() { result <- f() }()
	return result
}
