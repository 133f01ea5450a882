package runtime

// MemProfileRate is there to be set; there are no memory profiles.
var MemProfileRate int = 512 * 1024

// Version is the version of Go whose time the machine's programs come from.
func Version() string { return "go1.4.2" }

// GOROOT is where traces show the library's files.
func GOROOT() string { return "/usr/lib/go" }

// Gosched lets others run first.
func Gosched()

// Goexit ends the goroutine after its deferred calls.
func Goexit()

// NumGoroutine counts the goroutines of this process.
func NumGoroutine() int

// NumCPU is 1: one statement runs at a time.
func NumCPU() int { return 1 }

// NumCgoCall is 0: there is no cgo.
func NumCgoCall() int64 { return 0 }

// GOMAXPROCS changes nothing: the machine runs one statement at a time.
func GOMAXPROCS(n int) int { return 1 }

// GC starts the finalizers of what the program reaches no more.
func GC()

// Breakpoint does nothing: there is no debugger's trap to fall into.
func Breakpoint() {}

// KeepAlive does nothing: what a variable in reach refers to is kept.
func KeepAlive(x interface{}) {}

// SetFinalizer has finalizer called with obj, a pointer, when GC finds that nothing refers to it; nil
// takes that back.
func SetFinalizer(obj interface{}, finalizer interface{})

func LockOSThread()   {}
func UnlockOSThread() {}

// caller is the frame so many calls above: function, file and line; ok false beyond the first frame.
func caller(skip int) (name, file string, line, entry, pc int, ok bool)

// Caller tells where the function was called that is skip calls above the caller.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	_, file, line, _, at, ok := caller(skip + 1)
	return uintptr(at), file, line, ok
}

// Callers fills pc with the places of the calls under way, from skip on; 0 is Callers itself.
func Callers(skip int, pc []uintptr) int {
	n := 0
	for n < len(pc) {
		_, _, _, _, at, ok := caller(skip + n)
		if !ok {
			break
		}
		pc[n] = uintptr(at)
		n++
	}
	return n
}

// at is the frame of a place that caller gave.
func at(pc uintptr) (name, file string, line, entry int, ok bool)

// Func is a function of the program.
type Func struct {
	name  string
	file  string
	entry uintptr
}

// funcs are those that FuncForPC gave: programs compare them.
var funcs = map[int]*Func{}

// FuncForPC is the function of a place that Caller or Callers gave, or nil.
func FuncForPC(pc uintptr) *Func {
	name, file, _, entry, ok := at(pc)
	if !ok {
		return nil
	}
	f := funcs[entry]
	if f == nil {
		f = &Func{name, file, uintptr(entry)}
		funcs[entry] = f
	}
	return f
}

func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

func (f *Func) Entry() uintptr { return f.entry }

func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line, _, _ = at(pc)
	return file, line
}

// Frame is one call under way.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames gives the frames of places one by one.
type Frames struct {
	pcs []uintptr
}

// CallersFrames gives the frames of what Callers found.
func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

// Next is the next frame; more tells whether there is another.
func (f *Frames) Next() (frame Frame, more bool) {
	if len(f.pcs) == 0 {
		return Frame{}, false
	}
	pc := f.pcs[0]
	f.pcs = f.pcs[1:]
	name, file, line, entry, _ := at(pc)
	return Frame{pc, FuncForPC(pc), name, file, line, uintptr(entry)}, len(f.pcs) > 0
}

func stack(all bool) string

// Stack writes the goroutine's trace, or that of all, into buf and returns its length.
func Stack(buf []byte, all bool) int { return copy(buf, stack(all)) }

// MemStats has what can be told of a heap that frees itself.
type MemStats struct {
	Alloc, TotalAlloc, Sys, Lookups, Mallocs, Frees                    uint64
	HeapAlloc, HeapSys, HeapIdle, HeapInuse, HeapReleased, HeapObjects uint64
	StackInuse, StackSys, MSpanInuse, MSpanSys, MCacheInuse, MCacheSys uint64
	BuckHashSys, GCSys, OtherSys, NextGC, LastGC, PauseTotalNs         uint64
	PauseNs                                                            [256]uint64
	PauseEnd                                                           [256]uint64
	NumGC, NumForcedGC                                                 uint32
	GCCPUFraction                                                      float64
	EnableGC, DebugGC                                                  bool
	BySize                                                             [61]struct {
		Size           uint32
		Mallocs, Frees uint64
	}
}

// memoryUse tells the bytes and objects the program reaches, how often GC was called, how many objects
// were made.
func memoryUse() (bytes, live, collections, made int)

var mostAllocated uint64

// ReadMemStats fills m with what there is to tell; it makes no objects itself.
func ReadMemStats(m *MemStats) {
	bytes, live, collections, made := memoryUse()
	m.Alloc, m.HeapAlloc, m.HeapInuse = uint64(bytes), uint64(bytes), uint64(bytes)
	m.HeapObjects, m.Mallocs = uint64(live), uint64(made)
	m.Frees = m.Mallocs - m.HeapObjects
	// What was freed is taken to have been small.
	if total := m.Alloc + 16*m.Frees; total > mostAllocated {
		mostAllocated = total
	}
	m.TotalAlloc = mostAllocated
	m.HeapSys = (m.HeapAlloc/(1<<20) + 4) << 20
	m.HeapIdle = m.HeapSys - m.HeapInuse
	m.Sys = m.HeapSys + 4<<20
	m.NextGC = 2*m.HeapAlloc + 4<<20
	m.NumGC, m.NumForcedGC = uint32(collections), uint32(collections)
	m.EnableGC = true
}
