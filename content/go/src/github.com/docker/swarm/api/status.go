// Reconstructs api/status.go of Swarm 1.2.0: who knows what the manager adds to `docker info`; leaves out nothing.

package api

// StatusHandler tells what stands in `docker info` beyond the counts.
type StatusHandler interface {
	// Status returns rows of name and value, in the order they are shown.
	Status() [][2]string
}
