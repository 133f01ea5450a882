// Reconstructs types/filters/parse.go of docker/engine-api as Swarm 1.2.0 vendors it: the filters of docker ps, images and the rest, and their way through a URL; leaves out flags on the command line and filters without versions.

// Package filters holds what a list is filtered by.
package filters

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// Args holds, for each field, the values of which one must match.
type Args struct {
	fields map[string]map[string]bool
}

// NewArgs returns Args that let everything pass.
func NewArgs() Args {
	return Args{fields: make(map[string]map[string]bool)}
}

// ToParam writes Args for a URL; what filters nothing is nothing.
func ToParam(a Args) (string, error) {
	if a.Len() == 0 {
		return "", nil
	}
	text, err := json.Marshal(a.fields)
	return string(text), err
}

// FromParam reads what ToParam wrote, and what older clients write: lists of values.
func FromParam(p string) (Args, error) {
	if p == "" {
		return NewArgs(), nil
	}
	args := NewArgs()
	err := json.Unmarshal([]byte(p), &args.fields)
	if err == nil {
		return args, nil
	}
	lists := make(map[string][]string)
	if json.Unmarshal([]byte(p), &lists) != nil {
		return NewArgs(), err // the complaint about the form of today
	}
	args = NewArgs()
	for field, values := range lists {
		args.fields[field] = make(map[string]bool)
		for _, value := range values {
			args.Add(field, value)
		}
	}
	return args, nil
}

// Add lets value pass for the field as well.
func (filters Args) Add(name, value string) {
	if filters.fields[name] == nil {
		filters.fields[name] = make(map[string]bool)
	}
	filters.fields[name][value] = true
}

// Del takes a value back.
func (filters Args) Del(name, value string) {
	delete(filters.fields[name], value)
}

// Get lists a field's values, in no order.
func (filters Args) Get(field string) []string {
	values := make([]string, 0, len(filters.fields[field]))
	for value := range filters.fields[field] {
		values = append(values, value)
	}
	return values
}

// Len counts the fields.
func (filters Args) Len() int { return len(filters.fields) }

// Include tells whether a field is filtered at all.
func (filters Args) Include(field string) bool {
	_, included := filters.fields[field]
	return included
}

// ExactMatch tells whether source is one of the field's values, or the field is not filtered.
func (filters Args) ExactMatch(field, source string) bool {
	values := filters.fields[field]
	return len(values) == 0 || values[source]
}

// FuzzyMatch is ExactMatch, or a value that source begins with.
func (filters Args) FuzzyMatch(field, source string) bool {
	if filters.ExactMatch(field, source) {
		return true
	}
	for value := range filters.fields[field] {
		if strings.HasPrefix(source, value) {
			return true
		}
	}
	return false
}

// Match is ExactMatch, or a value that matches source as a regular expression.
func (filters Args) Match(field, source string) bool {
	if filters.ExactMatch(field, source) {
		return true
	}
	for value := range filters.fields[field] {
		if matched, err := regexp.MatchString(value, source); err == nil && matched {
			return true
		}
	}
	return false
}

// MatchKVList tells whether sources have each of the field's values: a key, or key=value.
func (filters Args) MatchKVList(field string, sources map[string]string) bool {
	for wanted := range filters.fields[field] {
		parts := strings.SplitN(wanted, "=", 2)
		value, has := sources[parts[0]]
		if !has || len(parts) == 2 && parts[1] != value {
			return false
		}
	}
	return true
}

// Validate returns an error if a field is not among those accepted.
func (filters Args) Validate(accepted map[string]bool) error {
	for name := range filters.fields {
		if !accepted[name] {
			return fmt.Errorf("Invalid filter '%s'", name)
		}
	}
	return nil
}
