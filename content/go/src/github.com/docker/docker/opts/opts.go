// Reconstructs part of opts/opts.go of Docker 1.6.2: flags that may be given more than once; leaves out the lists that no flag here has.

// Package opts is the flags that check what they are given.
package opts

import (
	"fmt"
	"os"
	"strings"

	"github.com/docker/docker/api"
	flag "github.com/docker/docker/pkg/mflag"
)

// ValidatorFctType checks a value and may replace it.
type ValidatorFctType func(val string) (string, error)

// ListOpts is a flag.Value that keeps every value it is given.
type ListOpts struct {
	values    *[]string
	validator ValidatorFctType
}

// NewListOpts makes a list of its own; without a validator it takes anything.
func NewListOpts(validator ValidatorFctType) ListOpts {
	return *newListOptsRef(new([]string), validator)
}

func newListOptsRef(values *[]string, validator ValidatorFctType) *ListOpts {
	return &ListOpts{values: values, validator: validator}
}

// ListVar adds a flag that fills *values.
func ListVar(values *[]string, names []string, usage string) {
	flag.Var(newListOptsRef(values, nil), names, usage)
}

// HostListVar adds a flag that fills *values with addresses of daemons.
func HostListVar(values *[]string, names []string, usage string) {
	flag.Var(newListOptsRef(values, api.ValidateHost), names, usage)
}

// LabelListVar adds a flag that fills *values with key=value.
func LabelListVar(values *[]string, names []string, usage string) {
	flag.Var(newListOptsRef(values, ValidateLabel), names, usage)
}

// ValidateLabel asks for an equals sign.
func ValidateLabel(val string) (string, error) {
	if strings.Contains(val, "=") {
		return val, nil
	}
	return "", fmt.Errorf("bad attribute format: %s", val)
}

// ValidateAttach asks for the name of a stream.
func ValidateAttach(val string) (string, error) {
	switch name := strings.ToLower(val); name {
	case "stdin", "stdout", "stderr":
		return name, nil
	}
	return val, fmt.Errorf("valid streams are STDIN, STDOUT and STDERR.")
}

// ValidateEnv takes NAME=value as it is; a bare NAME stands for the variable of
// the client itself, if it has one.
func ValidateEnv(val string) (string, error) {
	if strings.Contains(val, "=") {
		return val, nil
	}
	for _, kv := range os.Environ() {
		if strings.HasPrefix(kv, val+"=") {
			return kv, nil
		}
	}
	return val, nil
}

// Set checks a value and adds it to the list.
func (opts *ListOpts) Set(value string) error {
	if opts.validator != nil {
		checked, err := opts.validator(value)
		if err != nil {
			return err
		}
		value = checked
	}
	*opts.values = append(*opts.values, value)
	return nil
}

// String shows the list.
func (opts *ListOpts) String() string { return fmt.Sprint(*opts.values) }

// GetAll returns the list.
func (opts *ListOpts) GetAll() []string { return *opts.values }

// Get tells whether a value is in the list.
func (opts *ListOpts) Get(key string) bool {
	for _, value := range *opts.values {
		if value == key {
			return true
		}
	}
	return false
}

// Len counts the values.
func (opts *ListOpts) Len() int { return len(*opts.values) }
