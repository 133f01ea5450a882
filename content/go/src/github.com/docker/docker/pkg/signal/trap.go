// Reconstructs pkg/signal/trap.go of Docker 1.6.2: what the daemon does when it is told to stop; leaves out nothing.

// Package signal handles signals.
package signal

import (
	"os"
	gosignal "os/signal"
	"sync/atomic"
	"syscall"

	log "github.com/Sirupsen/logrus"
)

// impatience is how many interrupts a cleanup may take.
const impatience = 3

// Trap calls cleanup at the first interrupt or termination signal and then
// ends the process. After the third such signal it ends without waiting for
// the cleanup; SIGQUIT, unless DEBUG is set, ends it without any.
func Trap(cleanup func()) {
	c := make(chan os.Signal, 1)
	gosignal.Notify(c, os.Interrupt, syscall.SIGTERM)
	if debugging := os.Getenv("DEBUG") != ""; !debugging {
		gosignal.Notify(c, syscall.SIGQUIT)
	}
	go func() {
		interrupts := uint32(0)
		for sig := range c {
			go stop(sig, &interrupts, cleanup)
		}
	}()
}

// stop answers one signal. It runs in a goroutine of its own, so that the
// signals that follow are heard during the cleanup.
func stop(sig os.Signal, interrupts *uint32, cleanup func()) {
	log.Infof("Received signal '%v', starting shutdown of docker...", sig)
	if sig != syscall.SIGQUIT {
		count := atomic.AddUint32(interrupts, 1)
		if count == 1 {
			cleanup()
			os.Exit(0)
		}
		if count <= impatience {
			return
		}
		log.Infof("Force shutdown of docker, interrupting cleanup")
	}
	os.Exit(128 + int(sig.(syscall.Signal)))
}
