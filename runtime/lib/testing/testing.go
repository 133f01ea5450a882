// Package testing runs tests, benchmarks and examples and tells of them as go test does. Times are those
// of the machine's clock, which stands still while anything can run.
package testing

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
)

var (
	short      *bool
	verbose    *bool
	match      *string
	benchmarks *string
	count      *uint
	failFast   *bool
	benchTime  *string
	benchMem   *bool
	list       *string
	initRan    bool
)

// Init defines the flags of test programs.
func Init() {
	if initRan {
		return
	}
	initRan = true
	short = flag.Bool("test.short", false, "run smaller test suite to save time")
	verbose = flag.Bool("test.v", false, "verbose: print additional output")
	match = flag.String("test.run", "", "run only tests and examples matching `regexp`")
	benchmarks = flag.String("test.bench", "", "run only benchmarks matching `regexp`")
	count = flag.Uint("test.count", 1, "run tests and benchmarks `n` times")
	failFast = flag.Bool("test.failfast", false, "do not start new tests after the first test failure")
	benchTime = flag.String("test.benchtime", "1s", "run each benchmark for duration `d`")
	benchMem = flag.Bool("test.benchmem", false, "print memory allocations for benchmarks")
	list = flag.String("test.list", "", "list tests, examples, and benchmarks matching `regexp` then exit")
	flag.Duration("test.timeout", 0, "panic test binary after duration `d` (default 0, timeout disabled)")
	flag.Int("test.parallel", 1, "run at most `n` tests in parallel")
	flag.String("test.cpu", "", "comma-separated `list` of cpu counts to run each test with")
}

// Short tells whether -test.short was given.
func Short() bool {
	if short == nil {
		panic("testing: Short called before Init")
	}
	if !flag.Parsed() {
		panic("testing: Short called before Parse")
	}
	return *short
}

// Verbose tells whether -test.v was given.
func Verbose() bool {
	if verbose == nil {
		panic("testing: Verbose called before Init")
	}
	if !flag.Parsed() {
		panic("testing: Verbose called before Parse")
	}
	return *verbose
}

// CoverMode is "": no coverage is counted.
func CoverMode() string { return "" }
func Coverage() float64 { return 0 }

// AllocsPerRun is 0: the machine has no allocations that a program could count. It still runs f.
func AllocsPerRun(runs int, f func()) (avg float64) {
	for i := 0; i <= runs; i++ {
		f()
	}
	return 0
}

// TB is what tests and benchmarks have in common.
type TB interface {
	Cleanup(func())
	Error(args ...interface{})
	Errorf(format string, args ...interface{})
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...interface{})
	Fatalf(format string, args ...interface{})
	Helper()
	Log(args ...interface{})
	Logf(format string, args ...interface{})
	Name() string
	Setenv(key, value string)
	Skip(args ...interface{})
	SkipNow()
	Skipf(format string, args ...interface{})
	Skipped() bool
	TempDir() string

	private()
}

// common is what T and B share.
type common struct {
	mu       sync.Mutex
	output   []byte
	failed   bool
	skipped  bool
	done     bool
	finished bool
	helpers  map[string]bool
	cleanups []func()
	parent   *common
	owner    *T
	level    int
	name     string
	start    time.Time
	duration time.Duration
	// barrier is closed when the test's own function has returned: its parallel subtests start then.
	barrier  chan bool
	signal   chan bool
	subs     []*T
	parallel bool
	ranSubs  bool
	chatty   bool
	tempDir  string
	tempSeq  int
}

func (c *common) private() {}

// Name is the name with those of the tests around it, slashes between them.
func (c *common) Name() string { return c.name }

// Fail marks the test, and those around it, as failed.
func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		panic("Fail in goroutine after " + c.name + " has completed")
	}
	c.failed = true
}

func (c *common) Failed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

// FailNow fails and ends the test's goroutine.
func (c *common) FailNow() {
	c.Fail()
	c.finished = true
	runtime.Goexit()
}

// Helper says that this function's own lines are not worth naming.
func (c *common) Helper() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.helpers == nil {
		c.helpers = make(map[string]bool)
	}
	if pc, _, _, ok := runtime.Caller(1); ok {
		c.helpers[runtime.FuncForPC(pc).Name()] = true
	}
}

// place is the file and line that is being logged: the first above that is no helper's.
func (c *common) place(skip int) string {
	for {
		pc, file, line, ok := runtime.Caller(skip + 1)
		if !ok {
			return "???:1"
		}
		if !c.helpers[runtime.FuncForPC(pc).Name()] {
			if i := strings.LastIndex(file, "/"); i >= 0 {
				file = file[i+1:]
			}
			return file + ":" + strconv.Itoa(line)
		}
		skip++
	}
}

// log adds a text with its place; skip counts from the function that calls log.
func (c *common) log(s string, skip int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	// One end of line is the text's own; more are lines without text.
	s = strings.TrimSuffix(s, "\n")
	text := "    " + c.place(skip+1) + ": " + strings.Replace(s, "\n", "\n        ", -1) + "\n"
	if !c.done {
		if c.chatty {
			chat.print(c.name, text)
		} else {
			c.output = append(c.output, text...)
		}
		return
	}
	for p := c.parent; p != nil; p = p.parent {
		p.mu.Lock()
		live := !p.done
		if live {
			p.output = append(p.output, text...)
		}
		p.mu.Unlock()
		if live {
			return
		}
	}
	panic("Log in goroutine after " + c.name + " has completed: " + s)
}

func (c *common) Log(args ...interface{})                 { c.log(fmt.Sprintln(args...), 1) }
func (c *common) Logf(format string, args ...interface{}) { c.log(fmt.Sprintf(format, args...), 1) }

func (c *common) Error(args ...interface{}) {
	c.log(fmt.Sprintln(args...), 1)
	c.Fail()
}

func (c *common) Errorf(format string, args ...interface{}) {
	c.log(fmt.Sprintf(format, args...), 1)
	c.Fail()
}

func (c *common) Fatal(args ...interface{}) {
	c.log(fmt.Sprintln(args...), 1)
	c.FailNow()
}

func (c *common) Fatalf(format string, args ...interface{}) {
	c.log(fmt.Sprintf(format, args...), 1)
	c.FailNow()
}

func (c *common) Skip(args ...interface{}) {
	c.log(fmt.Sprintln(args...), 1)
	c.SkipNow()
}

func (c *common) Skipf(format string, args ...interface{}) {
	c.log(fmt.Sprintf(format, args...), 1)
	c.SkipNow()
}

// SkipNow marks the test as skipped and ends its goroutine.
func (c *common) SkipNow() {
	c.mu.Lock()
	c.skipped = true
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

func (c *common) Skipped() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.skipped
}

// Cleanup calls f when the test and its subtests have ended, the last one first.
func (c *common) Cleanup(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cleanups = append(c.cleanups, f)
}

func (c *common) runCleanups() {
	for {
		c.mu.Lock()
		n := len(c.cleanups)
		if n == 0 {
			c.mu.Unlock()
			return
		}
		f := c.cleanups[n-1]
		c.cleanups = c.cleanups[:n-1]
		c.mu.Unlock()
		// What is left is run even if this one panics or ends the goroutine.
		func() {
			normal := false
			defer func() {
				if !normal {
					c.runCleanups()
				}
			}()
			f()
			normal = true
		}()
	}
}

// TempDir is a new directory that is removed when the test has ended.
func (c *common) TempDir() string {
	c.mu.Lock()
	first := c.tempDir == ""
	c.mu.Unlock()
	if first {
		safe := strings.Map(func(r rune) rune {
			if r == '-' || r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
				return r
			}
			return -1
		}, c.name)
		dir, err := os.MkdirTemp("", safe)
		if err != nil {
			c.Fatalf("TempDir: %v", err)
		}
		c.tempDir = dir
		c.Cleanup(func() {
			if err := os.RemoveAll(dir); err != nil {
				c.Errorf("TempDir RemoveAll cleanup: %v", err)
			}
		})
	}
	c.tempSeq++
	dir := fmt.Sprintf("%s/%03d", c.tempDir, c.tempSeq)
	if err := os.Mkdir(dir, 0777); err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	return dir
}

// Setenv sets a variable of the environment until the test has ended.
func (c *common) Setenv(key, value string) {
	before, was := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	if was {
		c.Cleanup(func() { os.Setenv(key, before) })
	} else {
		c.Cleanup(func() { os.Unsetenv(key) })
	}
}

// chatter writes as things happen, for -test.v: another test's output gets a line that says so.
type chatter struct {
	mu   sync.Mutex
	last string
}

var chat chatter

// update writes a line about a test.
func (p *chatter) update(name, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = name
	os.Stdout.WriteString(text)
}

// print writes what a test has to say.
func (p *chatter) print(name, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last == "" {
		p.last = name
	} else if p.last != name {
		os.Stdout.WriteString("=== CONT  " + name + "\n")
		p.last = name
	}
	os.Stdout.WriteString(text)
}

// T is a test that runs.
type T struct {
	common
	context *context
	denied  bool
	// begun counts its subtests.
	begun int
}

// context is what all tests of a run share.
type context struct {
	match *matcher
	// turns holds one value: parallel tests run one after the other, since the machine has one processor.
	turns chan bool
}

func newContext(m *matcher) *context {
	c := &context{match: m, turns: make(chan bool, 1)}
	return c
}

// Deadline: tests have none.
func (t *T) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }

// Setenv must not be used in parallel tests.
func (t *T) Setenv(key, value string) {
	if t.parallel {
		panic("testing: t.Setenv called after t.Parallel; cannot set environment variables in parallel tests")
	}
	t.denied = true
	t.common.Setenv(key, value)
}

// Parallel waits until the test around this one has run, and goes on then with others like it.
func (t *T) Parallel() {
	if t.parallel {
		panic("testing: t.Parallel called multiple times")
	}
	if t.denied {
		panic("testing: t.Parallel called after t.Setenv; cannot set environment variables in parallel tests")
	}
	t.parallel = true
	t.duration += time.Since(t.start)
	t.parent.mu.Lock()
	t.parent.subs = append(t.parent.subs, t)
	t.parent.mu.Unlock()
	if t.chatty {
		chat.update(t.name, "=== PAUSE "+t.name+"\n")
	}
	t.signal <- true
	<-t.parent.barrier
	t.context.turns <- true
	if t.chatty {
		chat.update(t.name, "=== CONT  "+t.name+"\n")
	}
	t.start = time.Now()
}

// report writes the line of a test that has ended.
func (t *T) report() {
	if t.parent == nil {
		return
	}
	state := "PASS"
	switch {
	case t.Failed():
		state = "FAIL"
	case t.Skipped():
		if !t.chatty {
			return
		}
		state = "SKIP"
	default:
		if !t.chatty {
			return
		}
	}
	line := fmt.Sprintf("--- %s: %s (%.2fs)\n", state, t.name, t.duration.Seconds())
	t.flush(line)
}

// flush hands a test's line and what it has said to the test around it.
func (t *T) flush(line string) {
	p := t.parent
	t.mu.Lock()
	own := t.output
	t.output = nil
	t.mu.Unlock()
	if p.parent == nil {
		chat.update(t.name, line+string(own))
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.output = append(p.output, indented(line)...)
	p.output = append(p.output, indented(string(own))...)
}

func indented(text string) string {
	if text == "" {
		return ""
	}
	return "    " + strings.Replace(strings.TrimRight(text, "\n"), "\n", "\n    ", -1) + "\n"
}

var errNilPanic = errors.New("test executed panic(nil) or runtime.Goexit")

// runTest is the goroutine of one test.
func runTest(t *T, fn func(t *T)) {
	defer func() {
		r := recover()
		finished := t.finished || r != nil
		if !finished && r == nil {
			// Goexit without FailNow or SkipNow, or panic(nil): a subtest's FailNow on its parent counts too.
			for p := t.parent; p != nil; p = p.parent {
				if p.finished {
					t.Errorf("subtest may have called FailNow on a parent test")
					finished = true
					break
				}
			}
			if !finished {
				r = errNilPanic
			}
		}
		if r != nil {
			t.Fail()
			t.crash(r)
		}
		t.duration += time.Since(t.start)
		if len(t.subs) > 0 {
			// The turn is for the parallel subtests now.
			if t.parallel {
				<-t.context.turns
			}
			close(t.barrier)
			for _, sub := range t.subs {
				<-sub.signal
			}
			start := time.Now()
			t.runCleanups()
			t.duration += time.Since(start)
			if t.parallel {
				t.context.turns <- true
			}
		} else {
			t.runCleanups()
		}
		if t.parallel {
			<-t.context.turns
		}
		t.report()
		t.mu.Lock()
		t.done = true
		t.mu.Unlock()
		t.signal <- true
	}()
	t.start = time.Now()
	fn(t)
	t.finished = true
}

// crash ends the program with a panic, after the lines of the tests it happened in.
func (t *T) crash(r interface{}) {
	t.runCleanups()
	for at := t; at.parent != nil; {
		at.duration += time.Since(at.start)
		at.Fail()
		at.report()
		up := at.parent
		if up.parent == nil {
			break
		}
		at = up.owner
	}
	panic(r)
}

// Run runs f as a subtest and reports whether it passed; a parallel one has not ended yet.
func (t *T) Run(name string, f func(t *T)) bool {
	t.ranSubs = true
	full, ok := t.context.match.fullName(t, name)
	if !ok || *failFast && numFailed > 0 {
		return true
	}
	sub := &T{
		common: common{
			barrier: make(chan bool),
			signal:  make(chan bool, 1),
			name:    full,
			parent:  &t.common,
			level:   t.level + 1,
			chatty:  t.chatty,
		},
		context: t.context,
	}
	if sub.chatty {
		chat.update(sub.name, "=== RUN   "+sub.name+"\n")
	}
	sub.owner = sub
	t.begun++
	go runTest(sub, f)
	<-sub.signal
	if sub.parallel && !sub.done {
		// It waits for its turn; what it says at its end is for the test around it.
		return !sub.failed
	}
	if sub.failed {
		numFailed++
	}
	return !sub.failed
}

var numFailed int

// InternalTest is a test by name: what the go command makes a list of.
type InternalTest struct {
	Name string
	F    func(*T)
}

func runTests(m *matcher, tests []InternalTest) (ran, ok bool) {
	ok = true
	for i := uint(0); i < *count; i++ {
		m.clear()
		root := &T{
			common:  common{barrier: make(chan bool), signal: make(chan bool, 1), chatty: Verbose()},
			context: newContext(m),
		}
		root.start = time.Now()
		for _, test := range tests {
			root.Run(test.Name, test.F)
			if *failFast && root.failed {
				break
			}
		}
		close(root.barrier)
		for _, sub := range root.subs {
			<-sub.signal
		}
		ok = ok && !root.failed
		ran = ran || root.begun > 0
	}
	return ran, ok
}

// M runs the tests of a program.
type M struct {
	tests      []InternalTest
	benchmarks []InternalBenchmark
	examples   []InternalExample
	exitCode   int
	ran        bool
}

// importPath is that of the package under test.
var importPath string

// MainStart is called by the program that the go command makes, with the path of the package under test.
func MainStart(deps interface{}, tests []InternalTest, benchmarks []InternalBenchmark, fuzz interface{}, examples []InternalExample) *M {
	Init()
	if path, ok := deps.(string); ok {
		importPath = path
	}
	return &M{tests: tests, benchmarks: benchmarks, examples: examples}
}

// Run runs everything and returns the exit code.
func (m *M) Run() (code int) {
	if !flag.Parsed() {
		flag.Parse()
	}
	if *list != "" {
		return m.list(*list)
	}
	which, err := newMatcher(*match, "-test.run")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	ranTests, testsOk := runTests(which, m.tests)
	ranExamples, examplesOk := runExamples(which, m.examples)
	if !ranTests && !ranExamples && *benchmarks == "" {
		fmt.Fprintln(os.Stderr, "testing: warning: no tests to run")
	}
	if !testsOk || !examplesOk || !runBenchmarks(m.benchmarks) {
		fmt.Println("FAIL")
		return 1
	}
	fmt.Println("PASS")
	return 0
}

// list prints the names that match, and runs nothing.
func (m *M) list(pattern string) int {
	re, err := regexp.Compile(pattern)
	if err != nil {
		fmt.Fprintf(os.Stderr, "testing: invalid regexp in -test.list (%q): %s\n", pattern, err)
		return 1
	}
	show := func(name string) {
		if re.MatchString(name) {
			fmt.Println(name)
		}
	}
	for _, test := range m.tests {
		show(test.Name)
	}
	for _, benchmark := range m.benchmarks {
		show(benchmark.Name)
	}
	for _, example := range m.examples {
		show(example.Name)
	}
	return 0
}

// RunTests runs tests outside of go test.
func RunTests(matchString func(pat, str string) (bool, error), tests []InternalTest) (ok bool) {
	Init()
	m, _ := newMatcher("", "-test.run")
	_, ok = runTests(m, tests)
	return ok
}

// Main is what programs of old called.
func Main(matchString func(pat, str string) (bool, error), tests []InternalTest, benchmarks []InternalBenchmark, examples []InternalExample) {
	os.Exit(MainStart(nil, tests, benchmarks, nil, examples).Run())
}

// InternalExample is an example by name, with the output it must have.
type InternalExample struct {
	Name      string
	F         func()
	Output    string
	Unordered bool
}

func runExamples(m *matcher, examples []InternalExample) (ran, ok bool) {
	ok = true
	for _, example := range examples {
		if _, matched := m.fullName(nil, example.Name); !matched {
			continue
		}
		ran = true
		if !runExample(example) {
			ok = false
		}
	}
	return ran, ok
}

// RunExamples runs examples outside of go test.
func RunExamples(matchString func(pat, str string) (bool, error), examples []InternalExample) (ok bool) {
	Init()
	m, _ := newMatcher("", "-test.run")
	_, ok = runExamples(m, examples)
	return ok
}

func runExample(example InternalExample) (ok bool) {
	if Verbose() {
		fmt.Printf("=== RUN   %s\n", example.Name)
	}
	stdout := os.Stdout
	r, w, err := os.Pipe()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Stdout = w
	printed := make(chan string)
	go func() {
		var buf bytes.Buffer
		buf.ReadFrom(r)
		r.Close()
		printed <- buf.String()
	}()
	start := time.Now()
	finished := false
	defer func() {
		took := fmt.Sprintf("%.2fs", time.Since(start).Seconds())
		w.Close()
		got := strings.TrimSpace(<-printed)
		os.Stdout = stdout
		want := strings.TrimSpace(example.Output)
		fault := ""
		if example.Unordered {
			if sortLines(got) != sortLines(want) {
				fault = fmt.Sprintf("got:\n%s\nwant (unordered):\n%s\n", got, want)
			}
		} else if got != want {
			fault = fmt.Sprintf("got:\n%s\nwant:\n%s\n", got, want)
		}
		r := recover()
		switch {
		case fault != "" || !finished:
			fmt.Printf("--- FAIL: %s (%s)\n%s", example.Name, took, fault)
			ok = false
		case Verbose():
			fmt.Printf("--- PASS: %s (%s)\n", example.Name, took)
			ok = true
		default:
			ok = true
		}
		if r != nil {
			panic(r)
		}
	}()
	example.F()
	finished = true
	return true
}

func sortLines(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		for j := i; j > 0 && lines[j] < lines[j-1]; j-- {
			lines[j], lines[j-1] = lines[j-1], lines[j]
		}
	}
	return strings.Join(lines, "\n")
}
