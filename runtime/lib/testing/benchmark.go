package testing

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// B is a benchmark that runs. The machine's clock stands still while a program computes, so the time of
// an operation is that of what it waits for.
type B struct {
	common
	N         int
	timerOn   bool
	benchFunc func(b *B)
	bytes     int64
	matching  *matcher
	missing   bool
	result    BenchmarkResult
	extra     map[string]float64

	parallelism int
}

// InternalBenchmark is a benchmark by name.
type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

func (b *B) StartTimer() {
	if !b.timerOn {
		b.start = time.Now()
		b.timerOn = true
	}
}

func (b *B) StopTimer() {
	if b.timerOn {
		b.duration += time.Since(b.start)
		b.timerOn = false
	}
}

func (b *B) ResetTimer() {
	if b.timerOn {
		b.start = time.Now()
	}
	b.duration = 0
}

func (b *B) Elapsed() time.Duration {
	d := b.duration
	if b.timerOn {
		d += time.Since(b.start)
	}
	return d
}

// SetBytes says how many bytes one operation handles.
func (b *B) SetBytes(n int64) { b.bytes = n }

// ReportAllocs changes nothing: there are no allocations to be counted.
func (b *B) ReportAllocs() {}

// ReportMetric adds a number of the benchmark's own to its line.
func (b *B) ReportMetric(n float64, unit string) {
	if b.extra == nil {
		b.extra = make(map[string]float64)
	}
	b.extra[unit] = n
}

// SetParallelism says how many goroutines RunParallel makes for each processor.
func (b *B) SetParallelism(p int) {
	if p >= 1 {
		b.parallelism = p
	}
}

// PB is the loop of a parallel benchmark.
type PB struct {
	left *int64 // operations that nobody has taken
}

// Next takes another operation, if there is one.
func (pb *PB) Next() bool { return atomic.AddInt64(pb.left, -1) >= 0 }

// RunParallel runs body in some goroutines, among which the operations are divided.
func (b *B) RunParallel(body func(*PB)) {
	if b.N == 0 {
		return
	}
	left := int64(b.N)
	many := runtime.GOMAXPROCS(0)
	if b.parallelism > 1 {
		many *= b.parallelism
	}
	var all sync.WaitGroup
	for i := 0; i < many; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			body(&PB{&left})
		}()
	}
	all.Wait()
	if left > 0 && !b.Failed() {
		b.Fatal("RunParallel: body exited without pb.Next() == false")
	}
}

// Run runs f as a benchmark of its own.
func (b *B) Run(name string, f func(b *B)) bool {
	b.ranSubs = true
	sub := &B{common: common{name: b.name + "/" + rewrite(name), parent: &b.common, level: b.level + 1}, benchFunc: f}
	sub.whole()
	if !sub.ranSubs {
		sub.report()
	}
	return !sub.failed
}

// once runs the function for n operations in a goroutine of its own, which FailNow may end.
func (b *B) once(n int) {
	b.signal = make(chan bool, 1)
	b.N = n
	go func() {
		defer func() {
			b.runCleanups()
			b.signal <- true
		}()
		b.timerOn = false
		b.duration = 0
		b.StartTimer()
		b.benchFunc(b)
		b.StopTimer()
		b.finished = true
	}()
	<-b.signal
}

// whole runs the benchmark: first one operation, then as many as were asked for. As computing takes no
// time on the machine's clock, "for 1s" is a thousand operations.
func (b *B) whole() {
	b.once(1)
	if b.failed || b.skipped || b.ranSubs {
		if b.ranSubs {
			b.result = BenchmarkResult{N: b.N, T: b.duration, Bytes: b.bytes}
		}
		return
	}
	n := 1000
	if t := *benchTime; strings.HasSuffix(t, "x") {
		if times, err := strconv.Atoi(t[:len(t)-1]); err == nil && times > 0 {
			n = times
		}
	}
	if n > 1 {
		b.once(n)
	}
	b.result = BenchmarkResult{N: b.N, T: b.duration, Bytes: b.bytes, Extra: b.extra}
}

func (b *B) report() {
	if b.failed {
		fmt.Printf("--- FAIL: %s\n%s", b.name, b.output)
		return
	}
	if b.skipped {
		fmt.Printf("--- SKIP: %s\n%s", b.name, b.output)
		return
	}
	fmt.Printf("%s\t%s\n", b.name, b.result.String())
	if len(b.output) > 0 {
		fmt.Printf("--- BENCH: %s\n%s", b.name, b.output)
	}
}

// BenchmarkResult is what a benchmark came to.
type BenchmarkResult struct {
	N         int
	T         time.Duration
	Bytes     int64
	MemAllocs uint64
	MemBytes  uint64
	Extra     map[string]float64
}

func (r BenchmarkResult) NsPerOp() int64 {
	if r.N <= 0 {
		return 0
	}
	return r.T.Nanoseconds() / int64(r.N)
}

func (r BenchmarkResult) AllocsPerOp() int64       { return 0 }
func (r BenchmarkResult) AllocedBytesPerOp() int64 { return 0 }

func (r BenchmarkResult) String() string {
	text := fmt.Sprintf("%8d\t%10d ns/op", r.N, r.NsPerOp())
	for unit, n := range r.Extra {
		text += fmt.Sprintf("\t%10v %s", n, unit)
	}
	return text
}

func (r BenchmarkResult) MemString() string { return "       0 B/op\t       0 allocs/op" }

// Benchmark runs one benchmark outside of go test.
func Benchmark(f func(b *B)) BenchmarkResult {
	Init()
	b := &B{benchFunc: f}
	b.whole()
	return b.result
}

func runBenchmarks(list []InternalBenchmark) bool {
	if *benchmarks == "" {
		return true
	}
	m, err := newMatcher(*benchmarks, "-test.bench")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return false
	}
	ok, headed := true, false
	for _, one := range list {
		if _, matched := m.fullName(nil, one.Name); !matched {
			continue
		}
		if !headed {
			headed = true
			fmt.Printf("goos: %s\ngoarch: %s\n", runtime.GOOS, runtime.GOARCH)
			if importPath != "" {
				fmt.Printf("pkg: %s\n", importPath)
			}
		}
		b := &B{common: common{name: one.Name, level: 1}, benchFunc: one.F}
		b.whole()
		if !b.ranSubs {
			b.report()
		}
		ok = ok && !b.failed
	}
	return ok
}

// RunBenchmarks runs benchmarks outside of go test.
func RunBenchmarks(matchString func(pat, str string) (bool, error), list []InternalBenchmark) {
	Init()
	if !flag.Parsed() {
		flag.Parse()
	}
	runBenchmarks(list)
}
