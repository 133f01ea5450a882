// Texts that are known to be safe in their language.

package template

import (
	"fmt"
	"reflect"
)

// Strings that are written as they are where their language is expected. They
// must come from where no attacker can write.
type (
	// CSS is a style sheet, rule, declaration or value.
	CSS string
	// HTML is a fragment of a document.
	HTML string
	// HTMLAttr is an attribute with its value, such as ` dir="ltr"`.
	HTMLAttr string
	// JS is an expression of JavaScript.
	JS string
	// JSStr is what may stand between the quotes of a string in JavaScript.
	JSStr string
	// URL is an address, or a part of one.
	URL string
	// Srcset is the value of an attribute srcset.
	Srcset string
)

type kind uint8

const (
	plain kind = iota
	kindCSS
	kindHTML
	kindHTMLAttr
	kindJS
	kindJSStr
	kindURL
	kindSrcset
	unsafe // an attribute that changes what others mean
)

var (
	errorType    = reflect.TypeOf((*error)(nil)).Elem()
	stringerType = reflect.TypeOf((*fmt.Stringer)(nil)).Elem()
)

// pointedTo follows pointers to a value, or to one that has one of the
// interfaces.
func pointedTo(a interface{}, stop ...reflect.Type) interface{} {
	if a == nil {
		return nil
	}
	v := reflect.ValueOf(a)
	if len(stop) == 0 && v.Kind() != reflect.Ptr {
		return a
	}
	for v.Kind() == reflect.Ptr && !v.IsNil() {
		for _, t := range stop {
			if v.Type().Implements(t) {
				return v.Interface()
			}
		}
		v = v.Elem()
	}
	return v.Interface()
}

// textOf gives the arguments as one text, and its kind if it is one of ours.
func textOf(args []interface{}) (string, kind) {
	if len(args) == 1 {
		switch s := pointedTo(args[0]).(type) {
		case string:
			return s, plain
		case CSS:
			return string(s), kindCSS
		case HTML:
			return string(s), kindHTML
		case HTMLAttr:
			return string(s), kindHTMLAttr
		case JS:
			return string(s), kindJS
		case JSStr:
			return string(s), kindJSStr
		case URL:
			return string(s), kindURL
		case Srcset:
			return string(s), kindSrcset
		}
	}
	var shown []interface{}
	for _, arg := range args {
		if arg != nil { // which would be <nil>
			shown = append(shown, pointedTo(arg, errorType, stringerType))
		}
	}
	return fmt.Sprint(shown...), plain
}

// evalArgs makes a text of the arguments of a predefined escaper.
func evalArgs(args ...interface{}) string {
	if len(args) == 1 {
		if s, ok := args[0].(string); ok {
			return s
		}
	}
	for i, arg := range args {
		args[i] = pointedTo(arg, errorType, stringerType)
	}
	return fmt.Sprint(args...)
}
