// Reconstructs scheduler/filter/expr.go of Swarm 1.2.0: expressions such as storage==ssd or container!=~/^web/; leaves out nothing.

package filter

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	log "github.com/Sirupsen/logrus"
)

const (
	// EQ is ==: one of the values must match.
	EQ = iota
	// NOTEQ is !=: none of them may.
	NOTEQ
)

// OPERATORS is how they are written, by number.
var OPERATORS = []string{"==", "!="}

// A key is a word of two letters or more. A value may begin with ~ for soft
// and holds whatever a name, a glob or a regular expression needs.
const (
	keyPattern   = `^(?i)[a-z_][a-z0-9\-_.]+$`
	valuePattern = `^(?i)[=!\/]?(~)?[a-z0-9:\-_\s\.\*/\(\)\?\+\[\]\\\^\$\|]+$`
)

type expr struct {
	key      string
	operator int
	value    string
	isSoft   bool
}

// parseExprs understands all of them or none.
func parseExprs(env []string) ([]expr, error) {
	exprs := make([]expr, 0, len(env))
	for _, text := range env {
		e, err := parseExpr(text)
		if err != nil {
			return nil, err
		}
		exprs = append(exprs, e)
	}
	return exprs, nil
}

// parseExpr looks for == first, wherever it stands, and only then for !=.
func parseExpr(text string) (expr, error) {
	for operator, sign := range OPERATORS {
		at := strings.Index(text, sign)
		if at < 0 {
			continue
		}
		key, value := text[:at], text[at+len(sign):]

		if ok, err := regexp.MatchString(keyPattern, key); err != nil {
			return expr{}, err
		} else if !ok {
			return expr{}, fmt.Errorf("Key '%s' is invalid", key)
		}
		if ok, err := regexp.MatchString(valuePattern, value); err != nil {
			return expr{}, err
		} else if !ok {
			return expr{}, fmt.Errorf("Value '%s' is invalid", value)
		}
		return expr{key, operator, strings.TrimLeft(value, "~"), isSoft(value)}, nil
	}
	return expr{}, errors.New("One of operator ==, != is expected")
}

// Match tells whether the expression holds for something that has these
// values. Between two slashes stands a regular expression, which may match
// anywhere in the value; anything else must match from end to end, with * for
// any stretch. Since it too becomes a regular expression, a dot matches any character.
func (e *expr) Match(whats ...string) bool {
	pattern := "^" + strings.Replace(e.value, "*", ".*", -1) + "$"
	if last := len(e.value) - 1; e.value[0] == '/' && e.value[last] == '/' {
		pattern = e.value[1:last]
	}

	found := false
	for _, what := range whats {
		match, err := regexp.MatchString(pattern, what)
		if err != nil {
			log.Error(err) // not a regular expression: it matches nothing
		}
		if match {
			found = true
			break
		}
	}

	if e.operator == NOTEQ {
		return !found
	}
	return found
}

// isSoft tells whether the value begins with ~: better so, but not at any price.
func isSoft(value string) bool {
	return strings.HasPrefix(value, "~")
}
