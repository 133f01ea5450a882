// Signals on channels.

// Package signal tells programs of the signals sent to them.
package signal

import (
	"os"
	"syscall"
)

func sysNotify(c chan<- os.Signal, numbers []int)
func sysStop(c chan<- os.Signal)
func sysReset(numbers []int, ignore bool)

func numbersOf(sig []os.Signal) []int {
	var numbers []int
	for _, s := range sig {
		if number, ok := s.(syscall.Signal); ok {
			numbers = append(numbers, int(number))
		}
	}
	return numbers
}

// Notify sends the given signals, all if none are given, to c from now on; one
// that c has no room for is lost.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	sysNotify(c, numbersOf(sig))
}

// Stop ends what Notify began.
func Stop(c chan<- os.Signal) { sysStop(c) }

// Ignore makes signals, all if none are given, do nothing.
func Ignore(sig ...os.Signal) { sysReset(numbersOf(sig), true) }

// Reset makes signals, all if none are given, do again what they do by themselves.
func Reset(sig ...os.Signal) { sysReset(numbersOf(sig), false) }
