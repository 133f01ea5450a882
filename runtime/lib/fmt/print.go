// Package fmt turns values into text and text into values.
package fmt

import (
	"errors"
	"io"
	"os"
)

// Families of functions; native.ts has the same numbers.
const (
	modePrint = iota
	modePrintln
	modePrintf
	modeErrorf
)

// Stringer is implemented by values that say how they are printed.
type Stringer interface {
	String() string
}

// GoStringer is implemented by values that say how %#v prints them.
type GoStringer interface {
	GoString() string
}

// State is what a Formatter writes to, and asks about the verb's flags.
type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

// Formatter is implemented by values that do all of their formatting themselves.
type Formatter interface {
	Format(f State, verb rune)
}

// layout writes the text with gaps where methods of operands are to be called; specs tells how, an
// operand each. wrapped is the number of the operand of %w, or -1.
func layout(mode int, format string, args []interface{}) (text string, wrapped int, operands []interface{}, specs []string)

// fill writes the text with what the methods said.
func fill(mode int, format string, args []interface{}, results []string) string

func stateOf(spec string) (verb rune, wid, prec int, flags string)
func verbOf(spec string) string
func isNilPointer(v interface{}) bool

// render makes the text of any family.
func render(mode int, format string, args []interface{}, panicking bool) (string, int) {
	text, wrapped, operands, specs := layout(mode, format, args)
	if len(specs) == 0 {
		return text, wrapped
	}
	results := make([]string, len(specs))
	for i, spec := range specs {
		results[i] = ask(operands[i], spec, panicking)
	}
	return fill(mode, format, args, results), wrapped
}

// ask calls the method that a spec names. The result begins with r where it is to be written as it
// is, with s where the verb still applies.
func ask(operand interface{}, spec string, panicking bool) (result string) {
	method := ""
	var s state
	defer func() {
		if r := recover(); r != nil {
			// What a Format wrote before it panicked stays.
			result = "r" + string(s.buf) + panicked(operand, verbOf(spec), method, r, panicking)
		}
	}()
	switch spec[0] {
	case 'E':
		method = "Error"
		return "s" + operand.(error).Error()
	case 'S':
		method = "String"
		return "s" + operand.(Stringer).String()
	case 'G':
		method = "GoString"
		return "s" + operand.(GoStringer).GoString()
	}
	method = "Format"
	var verb rune
	verb, s.wid, s.prec, s.flags = stateOf(spec)
	operand.(Formatter).Format(&s, verb)
	return "r" + string(s.buf)
}

// panicked is the text for a method that panicked: a nil receiver is just nil.
func panicked(operand interface{}, verb, method string, r interface{}, again bool) string {
	if isNilPointer(operand) {
		return "<nil>"
	}
	if again {
		panic(r)
	}
	text, _ := render(modePrint, "", []interface{}{r}, true)
	return "%!" + verb + "(PANIC=" + method + " method: " + text + ")"
}

// state is the State that a Formatter gets.
type state struct {
	buf       []byte
	wid, prec int
	flags     string
}

func (s *state) Write(b []byte) (int, error) {
	s.buf = append(s.buf, b...)
	return len(b), nil
}

func (s *state) WriteString(text string) (int, error) {
	s.buf = append(s.buf, text...)
	return len(text), nil
}

func (s *state) Width() (int, bool) {
	if s.wid < 0 {
		return 0, false
	}
	return s.wid, true
}

func (s *state) Precision() (int, bool) {
	if s.prec < 0 {
		return 0, false
	}
	return s.prec, true
}

func (s *state) Flag(c int) bool {
	for i := 0; i < len(s.flags); i++ {
		if int(s.flags[i]) == c {
			return true
		}
	}
	return false
}

// Sprintf formats by verbs.
func Sprintf(format string, a ...interface{}) string {
	text, _ := render(modePrintf, format, a, false)
	return text
}

// Sprint formats operands by themselves, with spaces between those that are no strings.
func Sprint(a ...interface{}) string {
	text, _ := render(modePrint, "", a, false)
	return text
}

// Sprintln formats operands with spaces between them and a newline.
func Sprintln(a ...interface{}) string {
	text, _ := render(modePrintln, "", a, false)
	return text
}

// Fprintf writes what Sprintf makes.
func Fprintf(w io.Writer, format string, a ...interface{}) (n int, err error) {
	text, _ := render(modePrintf, format, a, false)
	return w.Write([]byte(text))
}

// Fprint writes what Sprint makes.
func Fprint(w io.Writer, a ...interface{}) (n int, err error) {
	text, _ := render(modePrint, "", a, false)
	return w.Write([]byte(text))
}

// Fprintln writes what Sprintln makes.
func Fprintln(w io.Writer, a ...interface{}) (n int, err error) {
	text, _ := render(modePrintln, "", a, false)
	return w.Write([]byte(text))
}

// Printf is Fprintf to standard output.
func Printf(format string, a ...interface{}) (n int, err error) {
	return Fprintf(os.Stdout, format, a...)
}

// Print is Fprint to standard output.
func Print(a ...interface{}) (n int, err error) {
	return Fprint(os.Stdout, a...)
}

// Println is Fprintln to standard output.
func Println(a ...interface{}) (n int, err error) {
	return Fprintln(os.Stdout, a...)
}

// Append adds what Sprint makes to b.
func Append(b []byte, a ...interface{}) []byte { return append(b, Sprint(a...)...) }

// Appendf adds what Sprintf makes to b.
func Appendf(b []byte, format string, a ...interface{}) []byte {
	return append(b, Sprintf(format, a...)...)
}

// Appendln adds what Sprintln makes to b.
func Appendln(b []byte, a ...interface{}) []byte { return append(b, Sprintln(a...)...) }

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

// Errorf makes an error of a text; the operand of a %w is what it unwraps to.
func Errorf(format string, a ...interface{}) error {
	text, wrapped := render(modeErrorf, format, a, false)
	if wrapped < 0 {
		return errors.New(text)
	}
	err, _ := a[wrapped].(error)
	return &wrapError{text, err}
}
