// Writing a template's text.

package template

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"sort"
	"strings"
	"text/template/parse"
)

// maxDepth is how deep templates may call each other.
const maxDepth = 100000

// ExecError is what went wrong while a template was executed.
type ExecError struct {
	Name string
	Err  error
}

func (e ExecError) Error() string { return e.Err.Error() }

// Unwrap gives the error behind.
func (e ExecError) Unwrap() error { return e.Err }

// run is one execution.
type run struct {
	t     *Template
	w     io.Writer
	node  parse.Node // for messages
	vars  []variable
	depth int
}

type variable struct {
	name  string
	value reflect.Value
}

// writeFailure leaves the execution with the writer's error.
type writeFailure struct{ err error }

var (
	errLeave    = errors.New("break")
	errContinue = errors.New("continue")
)

// ExecuteTemplate executes the template of a name.
func (t *Template) ExecuteTemplate(wr io.Writer, name string, data interface{}) error {
	one := t.Lookup(name)
	if one == nil {
		return fmt.Errorf("template: no template %q associated with template %q", name, t.name)
	}
	return one.Execute(wr, data)
}

// Execute writes the template's text for the data.
func (t *Template) Execute(wr io.Writer, data interface{}) (err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case writeFailure:
			err = e.err
		case ExecError:
			err = e
		default:
			panic(e)
		}
	}()
	value, ok := data.(reflect.Value)
	if !ok {
		value = reflect.ValueOf(data)
	}
	r := &run{t: t, w: wr, vars: []variable{{"$", value}}}
	if t.Tree == nil || t.Root == nil {
		r.errorf("%q is an incomplete or empty template", t.Name())
	}
	r.walk(value, t.Root)
	return nil
}

func (r *run) at(n parse.Node) { r.node = n }

func (r *run) errorf(format string, args ...interface{}) {
	name := strings.Replace(r.t.Name(), "%", "%%", -1)
	if r.node == nil {
		format = fmt.Sprintf("template: %s: %s", name, format)
	} else {
		place, context := r.t.ErrorContext(r.node)
		if len(context) > 20 {
			context = fmt.Sprintf("%.20s...", context)
		}
		format = fmt.Sprintf("template: %s: executing %q at <%s>: %s", place, name,
			strings.Replace(context, "%", "%%", -1), format)
	}
	panic(ExecError{r.t.Name(), fmt.Errorf(format, args...)})
}

func (r *run) set(name string, v reflect.Value) {
	for i := len(r.vars) - 1; i >= 0; i-- {
		if r.vars[i].name == name {
			r.vars[i].value = v
			return
		}
	}
	r.errorf("undefined variable: %s", name)
}

func (r *run) get(name string) reflect.Value {
	for i := len(r.vars) - 1; i >= 0; i-- {
		if r.vars[i].name == name {
			return r.vars[i].value
		}
	}
	r.errorf("undefined variable: %s", name)
	return reflect.Value{}
}

// walk writes a part; an error of break or continue ends what it stands in.
func (r *run) walk(dot reflect.Value, n parse.Node) error {
	r.at(n)
	switch n := n.(type) {
	case *parse.ActionNode:
		if v := r.pipeline(dot, n.Pipe); len(n.Pipe.Decl) == 0 {
			r.print(n, v)
		}
	case *parse.BreakNode:
		return errLeave
	case *parse.ContinueNode:
		return errContinue
	case *parse.CommentNode:
	case *parse.IfNode:
		return r.branch(dot, &n.BranchNode, false)
	case *parse.WithNode:
		return r.branch(dot, &n.BranchNode, true)
	case *parse.ListNode:
		for _, part := range n.Nodes {
			if err := r.walk(dot, part); err != nil {
				return err
			}
		}
	case *parse.RangeNode:
		return r.loop(dot, n)
	case *parse.TemplateNode:
		r.call(dot, n)
	case *parse.TextNode:
		if _, err := r.w.Write(n.Text); err != nil {
			panic(writeFailure{err})
		}
	default:
		r.errorf("unknown node: %s", n)
	}
	return nil
}

func (r *run) branch(dot reflect.Value, n *parse.BranchNode, with bool) error {
	known := len(r.vars)
	defer func() { r.vars = r.vars[:known] }()
	v := r.pipeline(dot, n.Pipe)
	t, ok := isTrue(unwrap(v))
	switch {
	case !ok:
		r.errorf("if/with can't use %v", v)
	case t && with:
		return r.walk(v, n.List)
	case t:
		return r.walk(dot, n.List)
	case n.ElseList != nil:
		return r.walk(dot, n.ElseList)
	}
	return nil
}

// IsTrue tells whether a value is true as {{if}} sees it, and whether it can be
// told.
func IsTrue(val interface{}) (truth, ok bool) { return isTrue(reflect.ValueOf(val)) }

func isTrue(v reflect.Value) (truth, ok bool) {
	switch k := v.Kind(); {
	case k == reflect.Invalid:
		return false, true
	case k == reflect.Array, k == reflect.Map, k == reflect.Slice, k == reflect.String:
		return v.Len() > 0, true
	case k == reflect.Bool:
		return v.Bool(), true
	case k == reflect.Complex64, k == reflect.Complex128:
		return v.Complex() != 0, true
	case k == reflect.Chan, k == reflect.Func, k == reflect.Ptr, k == reflect.Interface, k == reflect.UnsafePointer:
		return !v.IsNil(), true
	case isSigned(k):
		return v.Int() != 0, true
	case k == reflect.Float32, k == reflect.Float64:
		return v.Float() != 0, true
	case isInteger(k):
		return v.Uint() != 0, true
	case k == reflect.Struct:
		return true, true
	}
	return false, false
}

func (r *run) loop(dot reflect.Value, n *parse.RangeNode) error {
	r.at(n)
	known := len(r.vars)
	defer func() { r.vars = r.vars[:known] }()
	v, _ := indirect(r.pipeline(dot, n.Pipe))
	inner := len(r.vars)
	// once writes the body for an element; false ends the loop.
	once := func(key, elem reflect.Value) bool {
		decl := n.Pipe.Decl
		values := []reflect.Value{elem}
		if len(decl) > 1 {
			values = []reflect.Value{key, elem}
		}
		for i, d := range decl {
			if n.Pipe.IsAssign {
				r.set(d.Ident[0], values[i])
			} else {
				r.vars[len(r.vars)-len(decl)+i].value = values[i]
			}
		}
		err := r.walk(elem, n.List)
		r.vars = r.vars[:inner]
		return err != errLeave
	}
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		if v.Len() == 0 {
			break
		}
		for i := 0; i < v.Len(); i++ {
			if !once(reflect.ValueOf(i), v.Index(i)) {
				break
			}
		}
		return nil
	case reflect.Map:
		if v.Len() == 0 {
			break
		}
		for _, key := range sortedKeys(v) {
			if !once(key, v.MapIndex(key)) {
				break
			}
		}
		return nil
	case reflect.Chan:
		if v.IsNil() {
			break
		}
		if v.Type().ChanDir() == reflect.SendDir {
			r.errorf("range over send-only channel %v", v)
			break
		}
		i := 0
		for ; ; i++ {
			elem, ok := v.Recv()
			if !ok || !once(reflect.ValueOf(i), elem) {
				break
			}
		}
		if i > 0 {
			return nil
		}
	case reflect.Invalid:
	default:
		r.errorf("range can't iterate over %v", v)
	}
	if n.ElseList != nil {
		return r.walk(dot, n.ElseList)
	}
	return nil
}

// sortedKeys gives a map's keys in the order fmt prints them.
func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	sort.SliceStable(keys, func(i, j int) bool { return before(keys[i], keys[j]) })
	return keys
}

func before(a, b reflect.Value) bool {
	switch k := a.Kind(); {
	case isSigned(k):
		return a.Int() < b.Int()
	case isInteger(k):
		return a.Uint() < b.Uint()
	case k == reflect.String:
		return a.String() < b.String()
	case k == reflect.Float32, k == reflect.Float64:
		return a.Float() < b.Float() || a.Float() != a.Float() && b.Float() == b.Float()
	case k == reflect.Bool:
		return !a.Bool() && b.Bool()
	case k == reflect.Struct:
		for i := 0; i < a.NumField(); i++ {
			if before(a.Field(i), b.Field(i)) {
				return true
			}
			if before(b.Field(i), a.Field(i)) {
				return false
			}
		}
	case k == reflect.Array:
		for i := 0; i < a.Len(); i++ {
			if before(a.Index(i), b.Index(i)) {
				return true
			}
			if before(b.Index(i), a.Index(i)) {
				return false
			}
		}
	case k == reflect.Interface:
		x, y := a.Elem(), b.Elem()
		if x.IsValid() && y.IsValid() && x.Kind() == y.Kind() {
			return before(x, y)
		}
		return x.Kind() < y.Kind()
	case k == reflect.Ptr, k == reflect.Chan:
		return a.Pointer() < b.Pointer()
	}
	return false
}

func (r *run) call(dot reflect.Value, n *parse.TemplateNode) {
	r.at(n)
	t := r.t.Lookup(n.Name)
	if t == nil {
		r.errorf("template %q not defined", n.Name)
	}
	if r.depth == maxDepth {
		r.errorf("exceeded maximum template depth (%v)", maxDepth)
	}
	var data reflect.Value
	if n.Pipe != nil {
		data = r.pipeline(dot, n.Pipe)
	}
	inner := &run{t: t, w: r.w, depth: r.depth + 1, vars: []variable{{"$", data}}}
	if t.Tree == nil || t.Root == nil {
		inner.errorf("%q is an incomplete or empty template", t.Name())
	}
	inner.walk(data, t.Root)
}

// missing stands where no argument came through a pipe.
var missing = reflect.ValueOf(noArgument{})

type noArgument struct{}

func isMissing(v reflect.Value) bool {
	return v.IsValid() && v.Type() == missing.Type()
}

// pipeline gives the value of a pipeline, and sets its variables.
func (r *run) pipeline(dot reflect.Value, pipe *parse.PipeNode) reflect.Value {
	if pipe == nil {
		return reflect.Value{}
	}
	r.at(pipe)
	value := missing
	for _, cmd := range pipe.Cmds {
		value = r.command(dot, cmd, value)
		// What an interface{} holds is what counts.
		if value.Kind() == reflect.Interface && value.Type().NumMethod() == 0 {
			value = reflect.ValueOf(value.Interface())
		}
	}
	for _, v := range pipe.Decl {
		if pipe.IsAssign {
			r.set(v.Ident[0], value)
		} else {
			r.vars = append(r.vars, variable{v.Ident[0], value})
		}
	}
	return value
}

func (r *run) command(dot reflect.Value, cmd *parse.CommandNode, final reflect.Value) reflect.Value {
	first := cmd.Args[0]
	switch n := first.(type) {
	case *parse.FieldNode:
		return r.fieldNode(dot, n, cmd.Args, final)
	case *parse.ChainNode:
		return r.chain(dot, n, cmd.Args, final)
	case *parse.IdentifierNode:
		return r.function(dot, n, cmd, cmd.Args, final)
	case *parse.PipeNode:
		r.noArguments(cmd.Args, final)
		return r.pipeline(dot, n)
	case *parse.VariableNode:
		return r.variable(dot, n, cmd.Args, final)
	}
	r.at(first)
	r.noArguments(cmd.Args, final)
	switch n := first.(type) {
	case *parse.BoolNode:
		return reflect.ValueOf(n.True)
	case *parse.DotNode:
		return dot
	case *parse.NilNode:
		r.errorf("nil is not a command")
	case *parse.NumberNode:
		return r.number(n)
	case *parse.StringNode:
		return reflect.ValueOf(n.Text)
	}
	r.errorf("can't evaluate command %q", first)
	return reflect.Value{}
}

func (r *run) noArguments(args []parse.Node, final reflect.Value) {
	if len(args) > 1 || !isMissing(final) {
		r.errorf("can't give argument to non-function %s", args[0])
	}
}

// number gives a constant the type it looks like.
func (r *run) number(n *parse.NumberNode) reflect.Value {
	r.at(n)
	quoted := len(n.Text) > 0 && n.Text[0] == '\''
	hex := strings.HasPrefix(n.Text, "0x") || strings.HasPrefix(n.Text, "0X")
	switch {
	case n.IsComplex:
		return reflect.ValueOf(n.Complex128)
	case n.IsFloat && !quoted && !(hex && !strings.ContainsAny(n.Text, "pP")) && strings.ContainsAny(n.Text, ".eEpP"):
		return reflect.ValueOf(n.Float64)
	case n.IsInt:
		i := int(n.Int64)
		if int64(i) != n.Int64 {
			r.errorf("%s overflows int", n.Text)
		}
		return reflect.ValueOf(i)
	case n.IsUint:
		r.errorf("%s overflows int", n.Text)
	}
	return reflect.Value{}
}

func (r *run) fieldNode(dot reflect.Value, n *parse.FieldNode, args []parse.Node, final reflect.Value) reflect.Value {
	r.at(n)
	return r.fields(dot, dot, n, n.Ident, args, final)
}

func (r *run) chain(dot reflect.Value, n *parse.ChainNode, args []parse.Node, final reflect.Value) reflect.Value {
	r.at(n)
	if len(n.Field) == 0 {
		r.errorf("internal error: no fields in evalChainNode")
	}
	if n.Node.Type() == parse.NodeNil {
		r.errorf("indirection through explicit nil in %s", n)
	}
	return r.fields(dot, r.argument(dot, nil, n.Node), n, n.Field, args, final)
}

func (r *run) variable(dot reflect.Value, n *parse.VariableNode, args []parse.Node, final reflect.Value) reflect.Value {
	r.at(n)
	v := r.get(n.Ident[0])
	if len(n.Ident) == 1 {
		r.noArguments(args, final)
		return v
	}
	return r.fields(dot, v, n, n.Ident[1:], args, final)
}

// fields goes from field to field; only the last, if it is a method, takes
// arguments.
func (r *run) fields(dot, v reflect.Value, n parse.Node, names []string, args []parse.Node, final reflect.Value) reflect.Value {
	last := len(names) - 1
	for _, name := range names[:last] {
		v = r.field(dot, name, n, nil, missing, v)
	}
	return r.field(dot, names[last], n, args, final, v)
}

func (r *run) field(dot reflect.Value, name string, n parse.Node, args []parse.Node, final, v reflect.Value) reflect.Value {
	if !v.IsValid() {
		if r.t.missing == missingError {
			r.errorf("nil data; no entry for key %q", name)
		}
		return reflect.Value{}
	}
	typ := v.Type()
	v, isNil := indirect(v)
	if v.Kind() == reflect.Interface && isNil {
		r.errorf("nil pointer evaluating %s.%s", typ, name)
	}
	ptr := v
	if ptr.Kind() != reflect.Interface && ptr.Kind() != reflect.Ptr && ptr.CanAddr() {
		ptr = ptr.Addr()
	}
	if method := ptr.MethodByName(name); method.IsValid() {
		return r.invoke(dot, method, false, n, name, args, final)
	}
	hasArgs := len(args) > 1 || !isMissing(final)
	switch v.Kind() {
	case reflect.Struct:
		if f, ok := v.Type().FieldByName(name); ok {
			if f.PkgPath != "" {
				r.errorf("%s is an unexported field of struct type %s", name, typ)
			}
			if hasArgs {
				r.errorf("%s has arguments but cannot be invoked as function", name)
			}
			for i, x := range f.Index {
				if i > 0 && v.Kind() == reflect.Ptr {
					if v.IsNil() {
						r.errorf("reflect: indirection through nil pointer to embedded struct field %s", v.Type().Elem().Name())
					}
					v = v.Elem()
				}
				v = v.Field(x)
			}
			return v
		}
	case reflect.Map:
		key := reflect.ValueOf(name)
		if key.Type().AssignableTo(v.Type().Key()) {
			if hasArgs {
				r.errorf("%s is not a method but has arguments", name)
			}
			found := v.MapIndex(key)
			if !found.IsValid() {
				switch r.t.missing {
				case missingZero:
					found = reflect.Zero(v.Type().Elem())
				case missingError:
					r.errorf("map has no entry for key %q", name)
				}
			}
			return found
		}
	case reflect.Ptr:
		inner := v.Type().Elem()
		if inner.Kind() == reflect.Struct {
			if _, ok := inner.FieldByName(name); !ok {
				break
			}
		}
		if isNil {
			r.errorf("nil pointer evaluating %s.%s", typ, name)
		}
	}
	r.errorf("can't evaluate field %s in type %s", name, typ)
	return reflect.Value{}
}

func (r *run) function(dot reflect.Value, n *parse.IdentifierNode, cmd parse.Node, args []parse.Node, final reflect.Value) reflect.Value {
	r.at(n)
	f, builtin, ok := findFunction(n.Ident, r.t)
	if !ok {
		r.errorf("%q is not a defined function", n.Ident)
	}
	return r.invoke(dot, f, builtin, cmd, n.Ident, args, final)
}

// invoke calls a function or method; args[0] is its name, if there are any.
func (r *run) invoke(dot, fn reflect.Value, builtin bool, n parse.Node, name string, args []parse.Node, final reflect.Value) reflect.Value {
	if args != nil {
		args = args[1:]
	}
	t := fn.Type()
	count := len(args)
	piped := !isMissing(final)
	if piped {
		count++
	}
	fixed := t.NumIn()
	if t.IsVariadic() {
		fixed--
		if count < fixed {
			r.errorf("wrong number of args for %s: want at least %d got %d", name, fixed, len(args))
		}
	} else if count != fixed {
		r.errorf("wrong number of args for %s: want %d got %d", name, fixed, count)
	}
	if out := t.NumOut(); out != 1 && !(out == 2 && t.Out(1) == errorType) {
		r.errorf("can't call method/function %q with %d results", name, out)
	}
	if builtin && (name == "and" || name == "or") {
		want := t.In(0)
		var v reflect.Value
		for _, arg := range args {
			v = plain(r.argument(dot, want, arg))
			if truth(v) == (name == "or") {
				return v
			}
		}
		if piped {
			v = plain(r.fits(plain(final), valueType))
		}
		return v
	}
	in := make([]reflect.Value, 0, count)
	for i, arg := range args {
		if i < fixed {
			in = append(in, r.argument(dot, t.In(i), arg))
		} else {
			in = append(in, r.argument(dot, t.In(t.NumIn()-1).Elem(), arg))
		}
	}
	if piped {
		want := t.In(t.NumIn() - 1)
		if t.IsVariadic() {
			if count-1 < fixed {
				want = t.In(count - 1)
			} else {
				want = want.Elem()
			}
		}
		in = append(in, r.fits(final, want))
	}
	for i, v := range in {
		want := valueType
		if i < fixed {
			want = t.In(i)
		} else {
			want = t.In(t.NumIn() - 1).Elem()
		}
		if want == valueType && (!v.IsValid() || v.Type() != valueType) {
			in[i] = reflect.ValueOf(v)
		}
	}
	v, err := safeCall(fn, in)
	if err != nil {
		r.at(n)
		r.errorf("error calling %s: %w", name, err)
	}
	return plain(v)
}

// plain gives the Value that a Value of type reflect.Value holds.
func plain(v reflect.Value) reflect.Value {
	if v.IsValid() && v.Type() == valueType {
		return v.Interface().(reflect.Value)
	}
	return v
}

func canBeNil(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Ptr, reflect.Slice:
		return true
	}
	return t == valueType
}

// fits makes a value one of the type, or fails.
func (r *run) fits(v reflect.Value, t reflect.Type) reflect.Value {
	if !v.IsValid() {
		if t == nil {
			return reflect.ValueOf(nil)
		}
		if t == valueType {
			return v
		}
		if canBeNil(t) {
			return reflect.Zero(t)
		}
		r.errorf("invalid value; expected %s", t)
	}
	if t == valueType && v.Type() != t {
		return reflect.ValueOf(v)
	}
	if t == nil || v.Type().AssignableTo(t) {
		return v
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		if v = v.Elem(); v.Type().AssignableTo(t) {
			return v
		}
	}
	switch {
	case v.Kind() == reflect.Ptr && v.Type().Elem().AssignableTo(t):
		if v = v.Elem(); !v.IsValid() {
			r.errorf("dereference of nil pointer of type %s", t)
		}
	case reflect.PtrTo(v.Type()).AssignableTo(t) && v.CanAddr():
		v = v.Addr()
	default:
		r.errorf("wrong type for value; expected %s; got %s", t, v.Type())
	}
	return v
}

// argument evaluates an operand for a parameter of type t; nil for any.
func (r *run) argument(dot reflect.Value, t reflect.Type, n parse.Node) reflect.Value {
	r.at(n)
	switch arg := n.(type) {
	case *parse.DotNode:
		return r.fits(dot, t)
	case *parse.NilNode:
		if t != nil && canBeNil(t) {
			if t == valueType {
				return reflect.Value{}
			}
			return reflect.Zero(t)
		}
		if t == nil {
			r.errorf("nil is not a command")
		}
		r.errorf("cannot assign nil to %s", t)
	case *parse.FieldNode:
		return r.fits(r.fieldNode(dot, arg, []parse.Node{n}, missing), t)
	case *parse.VariableNode:
		return r.fits(r.variable(dot, arg, nil, missing), t)
	case *parse.PipeNode:
		return r.fits(r.pipeline(dot, arg), t)
	case *parse.IdentifierNode:
		return r.fits(r.function(dot, arg, arg, nil, missing), t)
	case *parse.ChainNode:
		return r.fits(r.chain(dot, arg, nil, missing), t)
	}
	if t == nil {
		return r.any(n)
	}
	switch k := t.Kind(); {
	case k == reflect.Bool:
		if b, ok := n.(*parse.BoolNode); ok {
			v := reflect.New(t).Elem()
			v.SetBool(b.True)
			return v
		}
		r.errorf("expected bool; found %s", n)
	case k == reflect.String:
		if s, ok := n.(*parse.StringNode); ok {
			v := reflect.New(t).Elem()
			v.SetString(s.Text)
			return v
		}
		r.errorf("expected string; found %s", n)
	case isSigned(k):
		if x, ok := n.(*parse.NumberNode); ok && x.IsInt {
			v := reflect.New(t).Elem()
			v.SetInt(x.Int64)
			return v
		}
		r.errorf("expected integer; found %s", n)
	case isInteger(k):
		if x, ok := n.(*parse.NumberNode); ok && x.IsUint {
			v := reflect.New(t).Elem()
			v.SetUint(x.Uint64)
			return v
		}
		r.errorf("expected unsigned integer; found %s", n)
	case k == reflect.Float32, k == reflect.Float64:
		if x, ok := n.(*parse.NumberNode); ok && x.IsFloat {
			v := reflect.New(t).Elem()
			v.SetFloat(x.Float64)
			return v
		}
		r.errorf("expected float; found %s", n)
	case k == reflect.Complex64, k == reflect.Complex128:
		if x, ok := n.(*parse.NumberNode); ok && x.IsComplex {
			v := reflect.New(t).Elem()
			v.SetComplex(x.Complex128)
			return v
		}
		r.errorf("expected complex; found %s", n)
	case k == reflect.Interface && t.NumMethod() == 0, t == valueType:
		return r.any(n)
	}
	r.errorf("can't handle %s for arg of type %s", n, t)
	return reflect.Value{}
}

// any evaluates a constant, whatever its type.
func (r *run) any(n parse.Node) reflect.Value {
	switch n := n.(type) {
	case *parse.BoolNode:
		return reflect.ValueOf(n.True)
	case *parse.NumberNode:
		return r.number(n)
	case *parse.StringNode:
		return reflect.ValueOf(n.Text)
	case *parse.NilNode:
		r.errorf("evalEmptyInterface: nil (can't happen)")
	}
	r.errorf("can't handle assignment of %s to empty interface argument", n)
	return reflect.Value{}
}

// indirect follows pointers and empty interfaces as far as they go.
func indirect(v reflect.Value) (end reflect.Value, isNil bool) {
	for ; v.Kind() == reflect.Ptr || v.Kind() == reflect.Interface; v = v.Elem() {
		if v.IsNil() {
			return v, true
		}
	}
	return v, false
}

func (r *run) print(n parse.Node, v reflect.Value) {
	r.at(n)
	shown, ok := printable(v)
	if !ok {
		r.errorf("can't print %s of type %s", n, v.Type())
	}
	if _, err := fmt.Fprint(r.w, shown); err != nil {
		panic(writeFailure{err})
	}
}

var stringerType = reflect.TypeOf((*fmt.Stringer)(nil)).Elem()

// printable gives what fmt is to print for a value.
func printable(v reflect.Value) (interface{}, bool) {
	if v.Kind() == reflect.Ptr {
		if !v.Type().Implements(errorType) && !v.Type().Implements(stringerType) {
			v, _ = indirect(v)
		}
	}
	if !v.IsValid() {
		return "<no value>", true
	}
	if t := v.Type(); !t.Implements(errorType) && !t.Implements(stringerType) {
		if p := reflect.PtrTo(t); v.CanAddr() && (p.Implements(errorType) || p.Implements(stringerType)) {
			v = v.Addr()
		} else if k := v.Kind(); k == reflect.Chan || k == reflect.Func {
			return nil, false
		}
	}
	return v.Interface(), true
}
