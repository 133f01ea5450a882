// Profiles: the machine counts goroutines; its time is virtual, so that processor time has no profile.

// Package pprof writes profiles.
package pprof

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sort"
	"sync"
)

// Profile counts stacks by a value that stands for each.
type Profile struct {
	name  string
	mu    sync.Mutex
	m     map[interface{}]string
	count func() int
}

var profiles struct {
	mu sync.Mutex
	m  map[string]*Profile
}

func all() map[string]*Profile {
	if profiles.m == nil {
		profiles.m = map[string]*Profile{
			"goroutine": {name: "goroutine", count: runtime.NumGoroutine},
		}
		for _, name := range []string{"threadcreate", "heap", "allocs", "block", "mutex"} {
			profiles.m[name] = &Profile{name: name, count: func() int { return 0 }}
		}
	}
	return profiles.m
}

// NewProfile makes a profile.
func NewProfile(name string) *Profile {
	profiles.mu.Lock()
	defer profiles.mu.Unlock()
	if name == "" {
		panic("pprof: NewProfile with empty name")
	}
	if all()[name] != nil {
		panic("pprof: NewProfile name already in use: " + name)
	}
	p := &Profile{name: name, m: map[interface{}]string{}}
	profiles.m[name] = p
	return p
}

// Lookup gives the profile of a name, or nil.
func Lookup(name string) *Profile {
	profiles.mu.Lock()
	defer profiles.mu.Unlock()
	return all()[name]
}

// Profiles gives all profiles by name.
func Profiles() []*Profile {
	profiles.mu.Lock()
	defer profiles.mu.Unlock()
	var list []*Profile
	for _, p := range all() {
		list = append(list, p)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].name < list[j].name })
	return list
}

// Name gives the profile's name.
func (p *Profile) Name() string { return p.name }

// Count gives how many stacks are in the profile.
func (p *Profile) Count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.count != nil {
		return p.count()
	}
	return len(p.m)
}

// Add adds the caller's stack.
func (p *Profile) Add(value interface{}, skip int) {
	if p.name == "" {
		panic("pprof: use of uninitialized Profile")
	}
	if p.count != nil {
		panic("pprof: Add called on built-in Profile " + p.name)
	}
	b := make([]byte, 1<<12)
	stack := string(b[:runtime.Stack(b, false)])
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, ok := p.m[value]; ok {
		panic("pprof: Profile.Add of duplicate value")
	}
	p.m[value] = stack
}

// Remove removes the stack of a value.
func (p *Profile) Remove(value interface{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.m, value)
}

// WriteTo writes the profile as text.
func (p *Profile) WriteTo(w io.Writer, debug int) error {
	if p.name == "goroutine" && debug >= 2 {
		for b := make([]byte, 1<<16); ; b = make([]byte, 2*len(b)) {
			if n := runtime.Stack(b, true); n < len(b) {
				_, err := w.Write(b[:n])
				return err
			}
		}
	}
	if _, err := fmt.Fprintf(w, "%s profile: total %d\n", p.name, p.Count()); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, stack := range p.m {
		if _, err := fmt.Fprintf(w, "1 @\n%s\n", stack); err != nil {
			return err
		}
	}
	return nil
}

// WriteHeapProfile writes the profile of the heap.
func WriteHeapProfile(w io.Writer) error { return Lookup("heap").WriteTo(w, 0) }

var errCPU = errors.New("cpu profiling already in use")

var cpu struct {
	mu sync.Mutex
	on bool
}

// StartCPUProfile begins a profile that stays empty: statements take no time here.
func StartCPUProfile(w io.Writer) error {
	cpu.mu.Lock()
	defer cpu.mu.Unlock()
	if cpu.on {
		return errCPU
	}
	cpu.on = true
	return nil
}

// StopCPUProfile ends it.
func StopCPUProfile() {
	cpu.mu.Lock()
	cpu.on = false
	cpu.mu.Unlock()
}

// LabelSet is labels for goroutines.
type LabelSet struct{ list []string }

// Labels makes a set of keys and values.
func Labels(args ...string) LabelSet {
	if len(args)%2 != 0 {
		panic("uneven number of arguments to pprof.Labels")
	}
	return LabelSet{args}
}

type labelKey struct{}

// WithLabels gives a context with labels.
func WithLabels(ctx context.Context, labels LabelSet) context.Context {
	old, _ := ctx.Value(labelKey{}).(LabelSet)
	return context.WithValue(ctx, labelKey{}, LabelSet{append(append([]string(nil), labels.list...), old.list...)})
}

// SetGoroutineLabels labels the goroutine, which nobody sees.
func SetGoroutineLabels(ctx context.Context) {}

// Do calls f with labels.
func Do(ctx context.Context, labels LabelSet, f func(context.Context)) { f(WithLabels(ctx, labels)) }

// Label gives the value of a label.
func Label(ctx context.Context, key string) (string, bool) {
	set, _ := ctx.Value(labelKey{}).(LabelSet)
	for i := 0; i+1 < len(set.list); i += 2 {
		if set.list[i] == key {
			return set.list[i+1], true
		}
	}
	return "", false
}
