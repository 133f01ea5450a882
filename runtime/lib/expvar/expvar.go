// Variables that a server shows.

// Package expvar shows variables at /debug/vars.
package expvar

import (
	"encoding/json"
	"fmt"
	"log"
	"math"
	"net/http"
	"os"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// Var is what can be shown, as JSON.
type Var interface {
	String() string
}

// Int is an integer.
type Int struct {
	mu sync.RWMutex
	i  int64
}

// Value gives the number.
func (v *Int) Value() int64 {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.i
}

func (v *Int) String() string { return strconv.FormatInt(v.Value(), 10) }

// Add adds.
func (v *Int) Add(delta int64) {
	v.mu.Lock()
	v.i += delta
	v.mu.Unlock()
}

// Set sets.
func (v *Int) Set(value int64) {
	v.mu.Lock()
	v.i = value
	v.mu.Unlock()
}

// Float is a number.
type Float struct {
	mu sync.RWMutex
	f  float64
}

// Value gives the number.
func (v *Float) Value() float64 {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.f
}

func (v *Float) String() string {
	f := v.Value()
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return strconv.Quote(strconv.FormatFloat(f, 'g', -1, 64))
	}
	return strconv.FormatFloat(f, 'g', -1, 64)
}

// Add adds.
func (v *Float) Add(delta float64) {
	v.mu.Lock()
	v.f += delta
	v.mu.Unlock()
}

// Set sets.
func (v *Float) Set(value float64) {
	v.mu.Lock()
	v.f = value
	v.mu.Unlock()
}

// String is a text.
type String struct {
	mu sync.RWMutex
	s  string
}

// Value gives the text.
func (v *String) Value() string {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.s
}

func (v *String) String() string {
	b, _ := json.Marshal(v.Value())
	return string(b)
}

// Set sets.
func (v *String) Set(value string) {
	v.mu.Lock()
	v.s = value
	v.mu.Unlock()
}

// KeyValue is an entry of a Map.
type KeyValue struct {
	Key   string
	Value Var
}

// Map has variables by name.
type Map struct {
	mu sync.RWMutex
	m  map[string]Var
}

func quote(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

func (v *Map) String() string {
	var parts []string
	v.Do(func(kv KeyValue) {
		value := "null"
		if kv.Value != nil {
			value = kv.Value.String()
		}
		parts = append(parts, quote(kv.Key)+": "+value)
	})
	return "{" + strings.Join(parts, ", ") + "}"
}

// Init empties the map.
func (v *Map) Init() *Map {
	v.mu.Lock()
	v.m = map[string]Var{}
	v.mu.Unlock()
	return v
}

// Get gives a variable.
func (v *Map) Get(key string) Var {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.m[key]
}

// Set sets a variable.
func (v *Map) Set(key string, av Var) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.m == nil {
		v.m = map[string]Var{}
	}
	v.m[key] = av
}

// Delete removes a variable.
func (v *Map) Delete(key string) {
	v.mu.Lock()
	delete(v.m, key)
	v.mu.Unlock()
}

// Add adds to an *Int, which is made if there is none.
func (v *Map) Add(key string, delta int64) {
	if v.Get(key) == nil {
		v.Set(key, new(Int))
	}
	if i, ok := v.Get(key).(*Int); ok {
		i.Add(delta)
	}
}

// AddFloat adds to a *Float, which is made if there is none.
func (v *Map) AddFloat(key string, delta float64) {
	if v.Get(key) == nil {
		v.Set(key, new(Float))
	}
	if f, ok := v.Get(key).(*Float); ok {
		f.Add(delta)
	}
}

// Do calls f for each entry, by name.
func (v *Map) Do(f func(KeyValue)) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	for _, key := range keysOf(v.m) {
		f(KeyValue{key, v.m[key]})
	}
}

func keysOf(m map[string]Var) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

// Func is what a function gives, as JSON.
type Func func() interface{}

// Value gives what the function gives.
func (f Func) Value() interface{} { return f() }

func (f Func) String() string {
	b, _ := json.Marshal(f())
	return string(b)
}

var vars = new(Map)

// Publish gives a variable a name, for good.
func Publish(name string, v Var) {
	if vars.Get(name) != nil {
		log.Panicln("Reuse of exported var name:", name)
	}
	vars.Set(name, v)
}

// Get gives a published variable.
func Get(name string) Var { return vars.Get(name) }

// NewInt publishes an Int.
func NewInt(name string) *Int {
	v := new(Int)
	Publish(name, v)
	return v
}

// NewFloat publishes a Float.
func NewFloat(name string) *Float {
	v := new(Float)
	Publish(name, v)
	return v
}

// NewMap publishes a Map.
func NewMap(name string) *Map {
	v := new(Map).Init()
	Publish(name, v)
	return v
}

// NewString publishes a String.
func NewString(name string) *String {
	v := new(String)
	Publish(name, v)
	return v
}

// Do calls f for each published variable, by name.
func Do(f func(KeyValue)) { vars.Do(f) }

func handle(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	fmt.Fprintf(w, "{\n")
	first := true
	Do(func(kv KeyValue) {
		if !first {
			fmt.Fprintf(w, ",\n")
		}
		first = false
		fmt.Fprintf(w, "%q: %s", kv.Key, kv.Value)
	})
	fmt.Fprintf(w, "\n}\n")
}

// Handler gives what answers at /debug/vars.
func Handler() http.Handler { return http.HandlerFunc(handle) }

func init() {
	http.HandleFunc("/debug/vars", handle)
	Publish("cmdline", Func(func() interface{} { return os.Args }))
	Publish("memstats", Func(func() interface{} {
		stats := new(runtime.MemStats)
		runtime.ReadMemStats(stats)
		return *stats
	}))
}
