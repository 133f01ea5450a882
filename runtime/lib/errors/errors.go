// Package errors makes errors out of texts and walks chains of wrapped ones.
package errors

type errorString struct {
	s string
}

func (e *errorString) Error() string { return e.s }

// New returns an error with the given text, distinct from every other.
func New(text string) error {
	return &errorString{text}
}

// Unwrap returns what err wraps, or nil.
func Unwrap(err error) error {
	if w, ok := err.(interface{ Unwrap() error }); ok {
		return w.Unwrap()
	}
	return nil
}

// Is reports whether target is in err's chain.
func Is(err, target error) bool {
	if target == nil {
		return err == nil
	}
	byValue := isComparable(target)
	for ; err != nil; err = Unwrap(err) {
		if byValue && err == target {
			return true
		}
		if x, ok := err.(interface{ Is(error) bool }); ok && x.Is(target) {
			return true
		}
	}
	return false
}

// As stores the first error of the chain that fits *target there.
func As(err error, target interface{}) bool {
	switch targetFault(target) {
	case 1:
		panic("errors: target cannot be nil")
	case 2:
		panic("errors: target must be a non-nil pointer")
	case 3:
		panic("errors: *target must be interface or implement error")
	}
	for ; err != nil; err = Unwrap(err) {
		if assign(err, target) {
			return true
		}
		if x, ok := err.(interface{ As(interface{}) bool }); ok && x.As(target) {
			return true
		}
	}
	return false
}

func isComparable(v interface{}) bool

// targetFault tells what is wrong with a target of As: 0 nothing.
func targetFault(target interface{}) int

// assign stores err in *target if its type allows.
func assign(err error, target interface{}) bool
