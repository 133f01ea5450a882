// Reconstructs pkg/parsers/filters/parse.go of Docker 1.6.2: the filters of docker ps -f, and how they travel; leaves out nothing.

// Package filters narrows lists down.
package filters

import (
	"encoding/json"
	"errors"
	"regexp"
	"strings"
)

// Args is the wanted values of each filter.
type Args map[string][]string

// ErrorBadFormat says that a filter has no equals sign.
var ErrorBadFormat = errors.New("bad format of filter (expected name=value)")

// ParseFlag adds a filter as the user wrote it.
func ParseFlag(arg string, prev Args) (Args, error) {
	if prev == nil {
		prev = Args{}
	}
	if arg == "" {
		return prev, nil
	}
	i := strings.Index(arg, "=")
	if i < 0 {
		return prev, ErrorBadFormat
	}
	name := strings.ToLower(strings.TrimSpace(arg[:i]))
	prev[name] = append(prev[name], strings.TrimSpace(arg[i+1:]))
	return prev, nil
}

// ToParam packs the filters into a query value.
func ToParam(a Args) (string, error) {
	if len(a) == 0 {
		return "", nil
	}
	packed, err := json.Marshal(a)
	return string(packed), err
}

// FromParam unpacks what ToParam has packed.
func FromParam(p string) (Args, error) {
	args := Args{}
	if p == "" {
		return args, nil
	}
	if err := json.Unmarshal([]byte(p), &args); err != nil {
		return nil, err
	}
	return args, nil
}

// Match tells whether one of the filter's values matches, as a pattern. A
// filter that is not set matches everything.
func (filters Args) Match(field, source string) bool {
	wanted := filters[field]
	for _, pattern := range wanted {
		matched, err := regexp.MatchString(pattern, source)
		if matched && err == nil {
			return true
		}
	}
	return len(wanted) == 0
}

// MatchKVList tells whether all of the filter's values, each a key or
// key=value, are among the sources.
func (filters Args) MatchKVList(field string, sources map[string]string) bool {
	for _, wanted := range filters[field] {
		pair := strings.SplitN(wanted, "=", 2)
		value, present := sources[pair[0]]
		if !present {
			return false
		}
		if len(pair) == 2 && pair[1] != value {
			return false
		}
	}
	return true
}
