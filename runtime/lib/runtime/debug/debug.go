// Package debug shows traces and sets what the machine has no use for.
package debug

import (
	"os"
	"runtime"
	"time"
)

// Stack is the trace of the goroutine that calls it.
func Stack() []byte {
	buf := make([]byte, 1024)
	for {
		n := runtime.Stack(buf, false)
		if n < len(buf) {
			return buf[:n]
		}
		buf = make([]byte, 2*len(buf))
	}
}

// PrintStack writes it to standard error.
func PrintStack() { os.Stderr.Write(Stack()) }

// GCStats is empty: there is no garbage collector.
type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

// ReadGCStats tells of none; what there is room for in PauseQuantiles stays, at zero.
func ReadGCStats(stats *GCStats) {
	quantiles := stats.PauseQuantiles
	for i := range quantiles {
		quantiles[i] = 0
	}
	*stats = GCStats{PauseQuantiles: quantiles}
}

func FreeOSMemory() { runtime.GC() }

var percent, maxStack, maxThreads = 100, 1000000000, 10000

// SetGCPercent and the next give back what was set before, and change nothing else.
func SetGCPercent(p int) (old int) {
	old, percent = percent, p
	return old
}

func SetMaxStack(bytes int) (old int) {
	old, maxStack = maxStack, bytes
	return old
}

func SetMaxThreads(threads int) (old int) {
	old, maxThreads = maxThreads, threads
	return old
}

var panicOnFault bool

func SetPanicOnFault(enabled bool) (old bool) {
	old, panicOnFault = panicOnFault, enabled
	return old
}

func SetTraceback(level string) {}

// WriteHeapDump writes a dump without objects: its first line and its end.
func WriteHeapDump(fd uintptr) { os.NewFile(fd, "heap dump").WriteString("go1.7 heap dump\n\x00") }
