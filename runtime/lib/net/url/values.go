// Values: a query, or the fields of a form.

package url

import (
	"errors"
	"sort"
	"strings"
)

// Values are the values by key.
type Values map[string][]string

// Get gives the first value of a key, or "".
func (v Values) Get(key string) string {
	if values := v[key]; len(values) > 0 {
		return values[0]
	}
	return ""
}

// Set makes value the only one of key.
func (v Values) Set(key, value string) { v[key] = []string{value} }

// Add adds a value to those of key.
func (v Values) Add(key, value string) { v[key] = append(v[key], value) }

// Del takes key away.
func (v Values) Del(key string) { delete(v, key) }

// Has tells whether there is a key.
func (v Values) Has(key string) bool {
	_, ok := v[key]
	return ok
}

// Encode writes key=value pairs, sorted by key.
func (v Values) Encode() string {
	keys := make([]string, 0, len(v))
	for key := range v {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	var pairs []string
	for _, key := range keys {
		for _, value := range v[key] {
			pairs = append(pairs, QueryEscape(key)+"="+QueryEscape(value))
		}
	}
	return strings.Join(pairs, "&")
}

// ParseQuery reads key=value pairs. It goes on after a malformed one and gives
// the first wrong escape as its error, or a semicolon, which weighs more.
func ParseQuery(query string) (Values, error) {
	values := Values{}
	var first error
	for _, pair := range strings.Split(query, "&") {
		if strings.Contains(pair, ";") {
			first = errors.New("invalid semicolon separator in query")
			continue
		}
		if pair == "" {
			continue
		}
		if err := values.addPair(pair); err != nil && first == nil {
			first = err
		}
	}
	return values, first
}

func (v Values) addPair(pair string) error {
	key, value, _ := cut(pair, "=")
	key, err := QueryUnescape(key)
	if err != nil {
		return err
	}
	if value, err = QueryUnescape(value); err != nil {
		return err
	}
	v.Add(key, value)
	return nil
}
