// Tests with values drawn at random.

// Package quick tries functions on many values.
package quick

import (
	"flag"
	"fmt"
	"math"
	"math/rand"
	"reflect"
	"strings"
	"time"
)

var defaultMaxCount = flag.Int("quickchecks", 100, "The default number of iterations for each check")

// Generator makes values of its own type.
type Generator interface {
	Generate(rand *rand.Rand, size int) reflect.Value
}

// complexity is how large values get.
const complexity = 50

func float(r *rand.Rand, most float64) float64 {
	f := r.Float64() * most
	if r.Int()&1 == 1 {
		return -f
	}
	return f
}

func integer(r *rand.Rand) int64 { return int64(r.Uint64()) }

// Value makes a value of a type; false for types it cannot make.
func Value(t reflect.Type, r *rand.Rand) (value reflect.Value, ok bool) {
	return sized(t, r, complexity)
}

func sized(t reflect.Type, r *rand.Rand, size int) (value reflect.Value, ok bool) {
	if own, ok := reflect.Zero(t).Interface().(Generator); ok {
		return own.Generate(r, size), true
	}
	v := reflect.New(t).Elem()
	switch k := t.Kind(); {
	case k == reflect.Bool:
		v.SetBool(r.Int()&1 == 0)
	case k == reflect.Float32:
		v.SetFloat(float(r, math.MaxFloat32))
	case k == reflect.Float64:
		v.SetFloat(float(r, math.MaxFloat64))
	case k == reflect.Complex64:
		v.SetComplex(complex(float(r, math.MaxFloat32), float(r, math.MaxFloat32)))
	case k == reflect.Complex128:
		v.SetComplex(complex(float(r, math.MaxFloat64), float(r, math.MaxFloat64)))
	case reflect.Int <= k && k <= reflect.Int64:
		v.SetInt(integer(r))
	case reflect.Uint <= k && k <= reflect.Uintptr:
		v.SetUint(uint64(integer(r)))
	case k == reflect.Map:
		n := r.Intn(size)
		v.Set(reflect.MakeMap(t))
		for i := 0; i < n; i++ {
			key, ok1 := sized(t.Key(), r, size)
			elem, ok2 := sized(t.Elem(), r, size)
			if !ok1 || !ok2 {
				return reflect.Value{}, false
			}
			v.SetMapIndex(key, elem)
		}
	case k == reflect.Ptr:
		if r.Intn(size) == 0 {
			break
		}
		elem, ok := sized(t.Elem(), r, size)
		if !ok {
			return reflect.Value{}, false
		}
		v.Set(reflect.New(t.Elem()))
		v.Elem().Set(elem)
	case k == reflect.Slice:
		n := r.Intn(size)
		v.Set(reflect.MakeSlice(t, n, n))
		for i := 0; i < n; i++ {
			elem, ok := sized(t.Elem(), r, size-n)
			if !ok {
				return reflect.Value{}, false
			}
			v.Index(i).Set(elem)
		}
	case k == reflect.Array:
		for i := 0; i < v.Len(); i++ {
			elem, ok := sized(t.Elem(), r, size)
			if !ok {
				return reflect.Value{}, false
			}
			v.Index(i).Set(elem)
		}
	case k == reflect.String:
		runes := make([]rune, r.Intn(complexity))
		for i := range runes {
			runes[i] = rune(r.Intn(0x10ffff))
		}
		v.SetString(string(runes))
	case k == reflect.Struct:
		n := v.NumField()
		for i := 0; i < n; i++ {
			elem, ok := sized(t.Field(i).Type, r, size)
			if !ok {
				return reflect.Value{}, false
			}
			v.Field(i).Set(elem)
		}
	default:
		return reflect.Value{}, false
	}
	return v, true
}

// Config says how to try.
type Config struct {
	MaxCount      int
	MaxCountScale float64
	Rand          *rand.Rand
	Values        func([]reflect.Value, *rand.Rand)
}

func (c *Config) rand() *rand.Rand {
	if c.Rand != nil {
		return c.Rand
	}
	return rand.New(rand.NewSource(time.Now().UnixNano()))
}

func (c *Config) count() int {
	if c.MaxCount != 0 {
		return c.MaxCount
	}
	if c.MaxCountScale != 0 {
		return int(c.MaxCountScale * float64(*defaultMaxCount))
	}
	return *defaultMaxCount
}

// SetupError is a mistake in using this package.
type SetupError string

func (s SetupError) Error() string { return string(s) }

// CheckError is given for arguments that show a mistake.
type CheckError struct {
	Count int
	In    []interface{}
}

func (s *CheckError) Error() string {
	return fmt.Sprintf("#%d: failed on input %s", s.Count, texts(s.In))
}

// CheckEqualError is given for arguments for which two functions differ.
type CheckEqualError struct {
	CheckError
	Out1 []interface{}
	Out2 []interface{}
}

func (s *CheckEqualError) Error() string {
	return fmt.Sprintf("#%d: failed on input %s. Output 1: %s. Output 2: %s", s.Count, texts(s.In), texts(s.Out1), texts(s.Out2))
}

func texts(values []interface{}) string {
	s := make([]string, len(values))
	for i, v := range values {
		s[i] = fmt.Sprintf("%#v", v)
	}
	return strings.Join(s, ", ")
}

func function(f interface{}) (reflect.Value, reflect.Type, bool) {
	v := reflect.ValueOf(f)
	if v.Kind() != reflect.Func {
		return v, nil, false
	}
	return v, v.Type(), true
}

func arguments(args []reflect.Value, t reflect.Type, c *Config, r *rand.Rand) error {
	if c.Values != nil {
		c.Values(args, r)
		return nil
	}
	for i := range args {
		var ok bool
		if args[i], ok = Value(t.In(i), r); !ok {
			return SetupError(fmt.Sprintf("cannot create arbitrary value of type %s for argument %d", t.In(i), i))
		}
	}
	return nil
}

func interfaces(values []reflect.Value) []interface{} {
	all := make([]interface{}, len(values))
	for i, v := range values {
		all[i] = v.Interface()
	}
	return all
}

// Check looks for arguments for which f gives false.
func Check(f interface{}, config *Config) error {
	if config == nil {
		config = &Config{}
	}
	v, t, ok := function(f)
	if !ok {
		return SetupError("argument is not a function")
	}
	if t.NumOut() != 1 {
		return SetupError("function does not return one value")
	}
	if t.Out(0).Kind() != reflect.Bool {
		return SetupError("function does not return a bool")
	}
	args := make([]reflect.Value, t.NumIn())
	r := config.rand()
	for i, n := 0, config.count(); i < n; i++ {
		if err := arguments(args, t, config, r); err != nil {
			return err
		}
		if !v.Call(args)[0].Bool() {
			return &CheckError{i + 1, interfaces(args)}
		}
	}
	return nil
}

// CheckEqual looks for arguments for which f and g differ.
func CheckEqual(f, g interface{}, config *Config) error {
	if config == nil {
		config = &Config{}
	}
	x, xt, ok := function(f)
	if !ok {
		return SetupError("f is not a function")
	}
	y, yt, ok := function(g)
	if !ok {
		return SetupError("g is not a function")
	}
	if xt != yt {
		return SetupError("functions have different types")
	}
	args := make([]reflect.Value, xt.NumIn())
	r := config.rand()
	for i, n := 0, config.count(); i < n; i++ {
		if err := arguments(args, xt, config, r); err != nil {
			return err
		}
		a, b := interfaces(x.Call(args)), interfaces(y.Call(args))
		if !reflect.DeepEqual(a, b) {
			return &CheckEqualError{CheckError{i + 1, interfaces(args)}, a, b}
		}
	}
	return nil
}
