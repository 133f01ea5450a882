// Profiles: goroutines have one. Memory, waiting and threads are not sampled, and statements take no time:
// what is asked for of those has no entries.

package runtime

import "unsafe"

// placeOf is a place in a goroutine's calls under way: the which-th one (0 is the caller's own), so many
// calls above its innermost.
func placeOf(which, skip int) (pc int, ok bool)

// A StackRecord is the calls under way of a goroutine.
type StackRecord struct {
	Stack0 [32]uintptr // ends with the first 0
}

// Stack gives the places that are set.
func (r *StackRecord) Stack() []uintptr { return places(&r.Stack0) }

func places(all *[32]uintptr) []uintptr {
	for i, pc := range all {
		if pc == 0 {
			return all[:i]
		}
	}
	return all[:]
}

// GoroutineProfile fills p with the calls of all goroutines, if there is room for them; n tells how many
// there are.
func GoroutineProfile(p []StackRecord) (n int, ok bool) {
	n = NumGoroutine()
	if n > len(p) {
		return n, false
	}
	for i := 0; i < n; i++ {
		p[i] = StackRecord{}
		for j := range p[i].Stack0 {
			pc, ok := placeOf(i, j)
			if !ok {
				break
			}
			p[i].Stack0[j] = uintptr(pc)
		}
	}
	return n, true
}

// A MemProfileRecord is what one place has allocated.
type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr
}

func (r *MemProfileRecord) InUseBytes() int64   { return r.AllocBytes - r.FreeBytes }
func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }
func (r *MemProfileRecord) Stack() []uintptr    { return places(&r.Stack0) }

// MemProfile has no records.
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) { return 0, true }

// A BlockProfileRecord is how often and how long goroutines waited at one place.
type BlockProfileRecord struct {
	Count  int64
	Cycles int64
	StackRecord
}

// BlockProfile has no records, whatever its rate.
func BlockProfile(p []BlockProfileRecord) (n int, ok bool) { return 0, true }
func SetBlockProfileRate(rate int)                         {}

// ThreadCreateProfile has no records: there are no threads.
func ThreadCreateProfile(p []StackRecord) (n int, ok bool) { return 0, true }

// SetCPUProfileRate changes nothing.
func SetCPUProfileRate(hz int) {}

// CPUProfile was a way to get a profile once.
func CPUProfile() []byte { panic("CPUProfile no longer available") }

// tracing is set between StartTrace and StopTrace.
var tracing bool

// StartTrace begins a trace without events.
func StartTrace() error {
	if tracing {
		return errorString("tracing is already enabled")
	}
	tracing = true
	return nil
}

// StopTrace ends it.
func StopTrace() { tracing = false }

// ReadTrace gives the next events of a trace: none.
func ReadTrace() []byte { return nil }

// SetCgoTraceback is for programs with C in them.
func SetCgoTraceback(version int, traceback, context, symbolizer unsafe.Pointer) {}
