// Trees in full, to look at.

package ast

import (
	"fmt"
	"go/token"
	"io"
	"os"
	"reflect"
)

// FieldFilter tells which fields are shown.
type FieldFilter func(name string, value reflect.Value) bool

// NotNilFilter leaves out what is nil.
func NotNilFilter(_ string, v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Ptr, reflect.Slice:
		return !v.IsNil()
	}
	return true
}

// Print shows a tree on os.Stdout without what is nil; places as fset knows them.
func Print(fset *token.FileSet, x interface{}) error {
	return Fprint(os.Stdout, fset, x, NotNilFilter)
}

// Fprint shows a tree with numbered lines; what was shown already is named by its
// line.
func Fprint(w io.Writer, fset *token.FileSet, x interface{}, f FieldFilter) (err error) {
	p := &treePrinter{w: w, fset: fset, filter: f, seen: map[interface{}]int{}, newLine: true}
	defer func() {
		if p.err != nil {
			err = p.err
		}
	}()
	if x == nil {
		p.printf("nil\n")
		return
	}
	p.show(reflect.ValueOf(x))
	p.printf("\n")
	return
}

type treePrinter struct {
	w       io.Writer
	fset    *token.FileSet
	filter  FieldFilter
	seen    map[interface{}]int // the lines of pointers
	depth   int
	line    int
	newLine bool
	err     error
}

func (p *treePrinter) write(s string) {
	if p.err == nil && s != "" {
		_, p.err = io.WriteString(p.w, s)
	}
}

func (p *treePrinter) printf(format string, args ...interface{}) {
	for text := fmt.Sprintf(format, args...); text != ""; {
		if p.newLine {
			p.write(fmt.Sprintf("%6d  ", p.line))
			for i := 0; i < p.depth; i++ {
				p.write(".  ")
			}
			p.newLine = false
		}
		end := 0
		for end < len(text) && text[end] != '\n' {
			end++
		}
		if end < len(text) {
			end++
			p.line++
			p.newLine = true
		}
		p.write(text[:end])
		text = text[end:]
	}
}

func (p *treePrinter) show(x reflect.Value) {
	if !NotNilFilter("", x) {
		p.printf("nil")
		return
	}
	switch x.Kind() {
	case reflect.Interface:
		p.show(x.Elem())
	case reflect.Map:
		p.printf("%s (len = %d) {", x.Type(), x.Len())
		if x.Len() > 0 {
			p.depth++
			p.printf("\n")
			for _, key := range x.MapKeys() {
				p.show(key)
				p.printf(": ")
				p.show(x.MapIndex(key))
				p.printf("\n")
			}
			p.depth--
		}
		p.printf("}")
	case reflect.Ptr:
		p.printf("*")
		if line, ok := p.seen[x.Interface()]; ok {
			p.printf("(obj @ %d)", line)
		} else {
			p.seen[x.Interface()] = p.line
			p.show(x.Elem())
		}
	case reflect.Array, reflect.Slice:
		if b, ok := x.Interface().([]byte); ok {
			p.printf("%#q", b)
			return
		}
		if x.Kind() == reflect.Array {
			p.printf("%s {", x.Type())
		} else {
			p.printf("%s (len = %d) {", x.Type(), x.Len())
		}
		if x.Len() > 0 {
			p.depth++
			p.printf("\n")
			for i := 0; i < x.Len(); i++ {
				p.printf("%d: ", i)
				p.show(x.Index(i))
				p.printf("\n")
			}
			p.depth--
		}
		p.printf("}")
	case reflect.Struct:
		t := x.Type()
		p.printf("%s {", t)
		p.depth++
		first := true
		for i := 0; i < t.NumField(); i++ {
			name := t.Field(i).Name
			if !IsExported(name) {
				continue
			}
			value := x.Field(i)
			if p.filter != nil && !p.filter(name, value) {
				continue
			}
			if first {
				p.printf("\n")
				first = false
			}
			p.printf("%s: ", name)
			p.show(value)
			p.printf("\n")
		}
		p.depth--
		p.printf("}")
	default:
		switch v := x.Interface().(type) {
		case string:
			p.printf("%q", v)
		case token.Pos:
			if p.fset != nil {
				p.printf("%s", p.fset.Position(v))
			} else {
				p.printf("%v", v)
			}
		default:
			p.printf("%v", v)
		}
	}
}
