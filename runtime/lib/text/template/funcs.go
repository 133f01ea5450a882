// Functions that every template can call.

package template

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FuncMap has functions by the names templates call them by; each gives one
// value, or one and an error.
type FuncMap map[string]interface{}

var errorType = reflect.TypeOf((*error)(nil)).Elem()
var valueType = reflect.TypeOf(reflect.Value{})

var builtinFuncs FuncMap
var builtinValues map[string]reflect.Value

// builtins is made when first wanted.
func builtins() FuncMap {
	if builtinFuncs == nil {
		builtinFuncs = FuncMap{
			"and": and, "or": or, "not": not, "len": length, "index": index, "slice": slice, "call": call,
			"print": fmt.Sprint, "printf": fmt.Sprintf, "println": fmt.Sprintln,
			"html": HTMLEscaper, "js": JSEscaper, "urlquery": URLQueryEscaper,
			"eq": eq, "ne": ne, "lt": lt, "le": le, "gt": gt, "ge": ge,
		}
	}
	return builtinFuncs
}

func findFunction(name string, t *Template) (v reflect.Value, builtin, ok bool) {
	if t != nil && t.common != nil {
		t.mu.RLock()
		v := t.execFuncs[name]
		t.mu.RUnlock()
		if v.IsValid() {
			return v, false, true
		}
	}
	if builtinValues == nil {
		builtinValues = map[string]reflect.Value{}
		for name, f := range builtins() {
			builtinValues[name] = reflect.ValueOf(f)
		}
	}
	v = builtinValues[name]
	return v, true, v.IsValid()
}

func checkedFunction(name string, f interface{}) reflect.Value {
	if !goodName(name) {
		panic(fmt.Errorf("function name %q is not a valid identifier", name))
	}
	v := reflect.ValueOf(f)
	if v.Kind() != reflect.Func {
		panic("value for " + name + " not a function")
	}
	t := v.Type()
	if n := t.NumOut(); n != 1 && !(n == 2 && t.Out(1) == errorType) {
		panic(fmt.Errorf("can't install method/function %q with %d results", name, n))
	}
	return v
}

func goodName(name string) bool {
	for i, r := range name {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return name != ""
}

// argument makes a value fit a parameter.
func argument(v reflect.Value, t reflect.Type) (reflect.Value, error) {
	if !v.IsValid() {
		if !canBeNil(t) {
			return reflect.Value{}, fmt.Errorf("value is nil; should be of type %s", t)
		}
		v = reflect.Zero(t)
	}
	if v.Type().AssignableTo(t) {
		return v, nil
	}
	if isInteger(v.Kind()) && isInteger(t.Kind()) && v.Type().ConvertibleTo(t) {
		return v.Convert(t), nil
	}
	return reflect.Value{}, fmt.Errorf("value has type %s; should be %s", v.Type(), t)
}

func isInteger(k reflect.Kind) bool { return reflect.Int <= k && k <= reflect.Uintptr }

func isSigned(k reflect.Kind) bool { return reflect.Int <= k && k <= reflect.Int64 }

func unwrap(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

// isNil tells whether there is nothing in a value.
func isNil(v reflect.Value) bool {
	return !v.IsValid() || v.Type() != valueType && canBeNil(v.Type()) && v.IsNil()
}

// indexNumber gives an index as an int, if it is one within bounds.
func indexNumber(i reflect.Value, limit int) (int, error) {
	var x int64
	switch k := i.Kind(); {
	case isSigned(k):
		x = i.Int()
	case isInteger(k):
		x = int64(i.Uint())
	case k == reflect.Invalid:
		return 0, fmt.Errorf("cannot index slice/array with nil")
	default:
		return 0, fmt.Errorf("cannot index slice/array with type %s", i.Type())
	}
	if x < 0 || int(x) < 0 || int(x) > limit {
		return 0, fmt.Errorf("index out of range: %d", x)
	}
	return int(x), nil
}

func index(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	item = unwrap(item)
	if !item.IsValid() {
		return reflect.Value{}, fmt.Errorf("index of untyped nil")
	}
	for _, i := range indexes {
		i = unwrap(i)
		var isNil bool
		if item, isNil = indirect(item); isNil {
			return reflect.Value{}, fmt.Errorf("index of nil pointer")
		}
		switch item.Kind() {
		case reflect.Array, reflect.Slice, reflect.String:
			x, err := indexNumber(i, item.Len())
			if err != nil {
				return reflect.Value{}, err
			}
			if x == item.Len() {
				return reflect.Value{}, fmt.Errorf("index out of range: %d", x)
			}
			item = item.Index(x)
		case reflect.Map:
			key, err := argument(i, item.Type().Key())
			if err != nil {
				return reflect.Value{}, err
			}
			if x := item.MapIndex(key); x.IsValid() {
				item = x
			} else {
				item = reflect.Zero(item.Type().Elem())
			}
		default:
			return reflect.Value{}, fmt.Errorf("can't index item of type %s", item.Type())
		}
	}
	return item, nil
}

func slice(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	item = unwrap(item)
	if !item.IsValid() {
		return reflect.Value{}, fmt.Errorf("slice of untyped nil")
	}
	if len(indexes) > 3 {
		return reflect.Value{}, fmt.Errorf("too many slice indexes: %d", len(indexes))
	}
	limit := 0
	switch item.Kind() {
	case reflect.String:
		if len(indexes) == 3 {
			return reflect.Value{}, fmt.Errorf("cannot 3-index slice a string")
		}
		limit = item.Len()
	case reflect.Array, reflect.Slice:
		limit = item.Cap()
	default:
		return reflect.Value{}, fmt.Errorf("can't slice item of type %s", item.Type())
	}
	bounds := [3]int{0, item.Len()}
	for i, x := range indexes {
		n, err := indexNumber(unwrap(x), limit)
		if err != nil {
			return reflect.Value{}, err
		}
		bounds[i] = n
	}
	if bounds[0] > bounds[1] {
		return reflect.Value{}, fmt.Errorf("invalid slice index: %d > %d", bounds[0], bounds[1])
	}
	if len(indexes) < 3 {
		return item.Slice(bounds[0], bounds[1]), nil
	}
	if bounds[1] > bounds[2] {
		return reflect.Value{}, fmt.Errorf("invalid slice index: %d > %d", bounds[1], bounds[2])
	}
	return item.Slice3(bounds[0], bounds[1], bounds[2]), nil
}

func length(arg reflect.Value) (int, error) {
	v, isNil := indirect(unwrap(arg))
	if isNil {
		return 0, errors.New("len of nil pointer")
	}
	switch v.Kind() {
	case reflect.String, reflect.Array, reflect.Chan, reflect.Map, reflect.Slice:
		return v.Len(), nil
	case reflect.Invalid:
		return 0, errors.New("len of untyped nil")
	}
	return 0, fmt.Errorf("len of type %s", v.Type())
}

func call(fn reflect.Value, args ...reflect.Value) (reflect.Value, error) {
	fn = unwrap(fn)
	if !fn.IsValid() {
		return reflect.Value{}, fmt.Errorf("call of nil")
	}
	t := fn.Type()
	if t.Kind() != reflect.Func {
		return reflect.Value{}, fmt.Errorf("non-function of type %s", t)
	}
	if n := t.NumOut(); n != 1 && !(n == 2 && t.Out(1) == errorType) {
		return reflect.Value{}, fmt.Errorf("function called with %d args; should be 1 or 2 results", n)
	}
	n := t.NumIn()
	if t.IsVariadic() {
		if len(args) < n-1 {
			return reflect.Value{}, fmt.Errorf("wrong number of args: got %d want at least %d", len(args), n-1)
		}
	} else if len(args) != n {
		return reflect.Value{}, fmt.Errorf("wrong number of args: got %d want %d", len(args), n)
	}
	in := make([]reflect.Value, len(args))
	for i, arg := range args {
		want := (reflect.Type)(nil)
		if t.IsVariadic() && i >= n-1 {
			want = t.In(n - 1).Elem()
		} else {
			want = t.In(i)
		}
		var err error
		if in[i], err = argument(unwrap(arg), want); err != nil {
			return reflect.Value{}, fmt.Errorf("arg %d: %w", i, err)
		}
	}
	return safeCall(fn, in)
}

// safeCall calls a function; its panic is an error.
func safeCall(fn reflect.Value, args []reflect.Value) (v reflect.Value, err error) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(error); ok {
				err = e
			} else {
				err = fmt.Errorf("%v", r)
			}
		}
	}()
	out := fn.Call(args)
	if len(out) == 2 && !out[1].IsNil() {
		return out[0], out[1].Interface().(error)
	}
	return out[0], nil
}

func truth(v reflect.Value) bool {
	t, _ := isTrue(unwrap(v))
	return t
}

// and and or are called with all their arguments only by {{call}} and pipes;
// the executor stops at the first that decides.
func and(first reflect.Value, rest ...reflect.Value) reflect.Value {
	for _, v := range rest {
		if !truth(first) {
			break
		}
		first = v
	}
	return first
}

func or(first reflect.Value, rest ...reflect.Value) reflect.Value {
	for _, v := range rest {
		if truth(first) {
			break
		}
		first = v
	}
	return first
}

func not(v reflect.Value) bool { return !truth(v) }

var (
	errBadComparisonType = errors.New("invalid type for comparison")
	errBadComparison     = errors.New("incompatible types for comparison")
	errNoComparison      = errors.New("missing argument for comparison")
)

type basic int

const (
	basicInvalid basic = iota
	basicBool
	basicComplex
	basicInt
	basicFloat
	basicString
	basicUint
)

func basicOf(v reflect.Value) (basic, error) {
	switch k := v.Kind(); {
	case k == reflect.Bool:
		return basicBool, nil
	case isSigned(k):
		return basicInt, nil
	case isInteger(k):
		return basicUint, nil
	case k == reflect.Float32, k == reflect.Float64:
		return basicFloat, nil
	case k == reflect.Complex64, k == reflect.Complex128:
		return basicComplex, nil
	case k == reflect.String:
		return basicString, nil
	}
	return basicInvalid, errBadComparisonType
}

func eq(first reflect.Value, rest ...reflect.Value) (bool, error) {
	first = unwrap(first)
	if len(rest) == 0 {
		return false, errNoComparison
	}
	k1, _ := basicOf(first)
	for _, other := range rest {
		other = unwrap(other)
		k2, _ := basicOf(other)
		same := false
		if k1 != k2 {
			switch {
			case k1 == basicInt && k2 == basicUint:
				same = first.Int() >= 0 && uint64(first.Int()) == other.Uint()
			case k1 == basicUint && k2 == basicInt:
				same = other.Int() >= 0 && first.Uint() == uint64(other.Int())
			case first.IsValid() && other.IsValid():
				return false, errBadComparison
			}
		} else {
			switch k1 {
			case basicBool:
				same = first.Bool() == other.Bool()
			case basicComplex:
				same = first.Complex() == other.Complex()
			case basicFloat:
				same = first.Float() == other.Float()
			case basicInt:
				same = first.Int() == other.Int()
			case basicString:
				same = first.String() == other.String()
			case basicUint:
				same = first.Uint() == other.Uint()
			default:
				if !comparable(first, other) {
					return false, fmt.Errorf("non-comparable types %s: %v, %s: %v", first, first.Type(), other.Type(), other)
				}
				if isNil(first) || isNil(other) {
					same = isNil(first) == isNil(other)
					break
				}
				if !other.Type().Comparable() {
					return false, fmt.Errorf("non-comparable type %s: %v", other, other.Type())
				}
				same = first.Interface() == other.Interface()
			}
		}
		if same {
			return true, nil
		}
	}
	return false, nil
}

// comparable tells whether two values that are not basic may be compared:
// anything may with nil.
func comparable(a, b reflect.Value) bool {
	if !a.IsValid() || !b.IsValid() {
		return true
	}
	switch b.Kind() {
	case reflect.Func, reflect.Map, reflect.Slice:
		return a.Kind() == b.Kind()
	}
	return true
}

func ne(a, b reflect.Value) (bool, error) {
	same, err := eq(a, b)
	return !same, err
}

func lt(a, b reflect.Value) (bool, error) {
	a, b = unwrap(a), unwrap(b)
	k1, err := basicOf(a)
	if err != nil {
		return false, err
	}
	k2, err := basicOf(b)
	if err != nil {
		return false, err
	}
	switch {
	case k1 == basicInt && k2 == basicUint:
		return a.Int() < 0 || uint64(a.Int()) < b.Uint(), nil
	case k1 == basicUint && k2 == basicInt:
		return b.Int() >= 0 && a.Uint() < uint64(b.Int()), nil
	case k1 != k2:
		return false, errBadComparison
	}
	switch k1 {
	case basicBool, basicComplex:
		return false, errBadComparisonType
	case basicFloat:
		return a.Float() < b.Float(), nil
	case basicInt:
		return a.Int() < b.Int(), nil
	case basicString:
		return a.String() < b.String(), nil
	}
	return a.Uint() < b.Uint(), nil
}

func le(a, b reflect.Value) (bool, error) {
	less, err := lt(a, b)
	if less || err != nil {
		return less, err
	}
	return eq(a, b)
}

func gt(a, b reflect.Value) (bool, error) {
	least, err := le(a, b)
	if err != nil {
		return false, err
	}
	return !least, nil
}

func ge(a, b reflect.Value) (bool, error) {
	less, err := lt(a, b)
	if err != nil {
		return false, err
	}
	return !less, nil
}

var htmlEscapes = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "'", "&#39;", "&", "&amp;", "<", "&lt;", ">", "&gt;")

// HTMLEscape writes b so that HTML shows it as it is.
func HTMLEscape(w io.Writer, b []byte) { io.WriteString(w, htmlEscapes.Replace(string(b))) }

// HTMLEscapeString gives s so that HTML shows it as it is.
func HTMLEscapeString(s string) string { return htmlEscapes.Replace(s) }

// HTMLEscaper prints its arguments so that HTML shows them as they are.
func HTMLEscaper(args ...interface{}) string { return HTMLEscapeString(printed(args)) }

// JSEscape writes b so that it can stand in a JavaScript string.
func JSEscape(w io.Writer, b []byte) {
	for i := 0; i < len(b); {
		c := b[i]
		if c < utf8.RuneSelf {
			i++
			switch c {
			case '\\':
				io.WriteString(w, `\\`)
			case '\'':
				io.WriteString(w, `\'`)
			case '"':
				io.WriteString(w, `\"`)
			case '<', '>', '&', '=':
				fmt.Fprintf(w, `\u%04X`, c)
			default:
				if c < ' ' {
					fmt.Fprintf(w, `\u%04X`, c)
				} else {
					w.Write([]byte{c})
				}
			}
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if unicode.IsPrint(r) {
			w.Write(b[i : i+size])
		} else {
			fmt.Fprintf(w, `\u%04X`, r)
		}
		i += size
	}
}

// JSEscapeString gives s so that it can stand in a JavaScript string.
func JSEscapeString(s string) string {
	var b bytes.Buffer
	JSEscape(&b, []byte(s))
	return b.String()
}

// JSEscaper prints its arguments so that they can stand in a JavaScript string.
func JSEscaper(args ...interface{}) string { return JSEscapeString(printed(args)) }

// URLQueryEscaper prints its arguments so that they can stand in a URL's query.
func URLQueryEscaper(args ...interface{}) string { return url.QueryEscape(printed(args)) }

// printed prints arguments as an action does.
func printed(args []interface{}) string {
	if len(args) == 1 {
		if s, ok := args[0].(string); ok {
			return s
		}
	}
	shown := make([]interface{}, len(args))
	for i, arg := range args {
		shown[i] = arg
		if v, ok := printable(reflect.ValueOf(arg)); ok {
			shown[i] = v
		}
	}
	return fmt.Sprint(shown...)
}
