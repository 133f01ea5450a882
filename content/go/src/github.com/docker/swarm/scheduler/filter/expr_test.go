// Tests of our own for expressions.

package filter

import (
	"bytes"
	"strings"
	"testing"

	log "github.com/Sirupsen/logrus"
)

func TestExpressionsAreTakenApart(t *testing.T) {
	for text, want := range map[string]expr{
		"storage==ssd":           {"storage", EQ, "ssd", false},
		"storage!=ssd":           {"storage", NOTEQ, "ssd", false},
		"storage==~ssd":          {"storage", EQ, "ssd", true},
		"storage!=~ssd":          {"storage", NOTEQ, "ssd", true},
		"node==/node-[12]/":      {"node", EQ, "/node-[12]/", false},
		"node==~/node-[12]/":     {"node", EQ, "/node-[12]/", true},
		"node==node*":            {"node", EQ, "node*", false},
		"image==redis:2.8":       {"image", EQ, "redis:2.8", false},
		"image==reg:5000/a/b":    {"image", EQ, "reg:5000/a/b", false},
		"com.example.zone==a b":  {"com.example.zone", EQ, "a b", false},
		"_key-with.all_9==value": {"_key-with.all_9", EQ, "value", false},
		"KEY==VALUE":             {"KEY", EQ, "VALUE", false},
		"storage===ssd":          {"storage", EQ, "=ssd", false},
		"storage==!ssd":          {"storage", EQ, "!ssd", false},
	} {
		exprs, err := parseExprs([]string{text})
		if err != nil || len(exprs) != 1 || exprs[0] != want {
			t.Errorf("%s: %v, %v, want %v", text, exprs, err, want)
		}
	}
}

func TestExpressionsThatAreNone(t *testing.T) {
	for text, want := range map[string]string{
		"":                 "One of operator ==, != is expected",
		"storage":          "One of operator ==, != is expected",
		"storage=ssd":      "One of operator ==, != is expected",
		"==ssd":            "Key '' is invalid",
		"s==ssd":           "Key 's' is invalid", // one letter is too short
		"9lives==cat":      "Key '9lives' is invalid",
		"a key==value":     "Key 'a key' is invalid",
		"sto*==ssd":        "Key 'sto*' is invalid",
		"a!=b==c":          "Key 'a!=b' is invalid", // == is looked for first
		"storage==":        "Value '' is invalid",
		"storage==~":       "Value '~' is invalid",
		"storage==~~ssd":   "Value '~~ssd' is invalid",
		"storage==ssd&hdd": "Value 'ssd&hdd' is invalid",
		"storage==s,h":     "Value 's,h' is invalid",
		"storage!=ssd~":    "Value 'ssd~' is invalid",
	} {
		if exprs, err := parseExprs([]string{"fine==yes", text}); err == nil || err.Error() != want || exprs != nil {
			t.Errorf("%q: %v, %v, want %s", text, exprs, err, want)
		}
	}
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		text  string
		whats string
		want  bool
	}{
		{"kk==node", "node", true},
		{"kk==node", "node-1", false},
		{"kk==node", "", false},
		{"kk==node*", "node-1", true},
		{"kk==node*", "node", true},
		{"kk==*node", "my-node", true},
		{"kk==*node", "node-1", false},
		{"kk==n*e", "node", true},
		{"kk==n*e", "nodes", false},
		{"kk==*", "", true},
		{"kk==node.1", "node-1", true}, // a dot is a regular expression's
		{"kk==/node/", "my-node-1", true},
		{"kk==/^node-[12]$/", "node-2", true},
		{"kk==/^node-[12]$/", "node-3", false},
		{"kk==/^(us|eu)-/", "eu-west", true},
		{"kk==/(?i)NODE/", "node", true},
		{"kk==NODE", "node", false},
		{"kk==/*/", "anything", false}, // no regular expression
		{"kk==//", "anything", true},
		{"kk==a*", "b c a1", true}, // one of several is enough
		{"kk!=a*", "b c", true},
		{"kk!=a*", "b c a1", false},
		{"kk!=node", "", true},
		{"kk!=node", "node", false},
		{"kk!=/^node/", "my-node", true},
		{"kk!=~node", "node", false}, // soft changes nothing here
		{"kk!=/*/", "anything", true},
	} {
		exprs, err := parseExprs([]string{c.text})
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if got := exprs[0].Match(strings.Split(c.whats, " ")...); got != c.want {
			t.Errorf("%s with %q: %t", c.text, c.whats, got)
		}
	}
}

// Nothing to compare with: an empty cluster satisfies every != and no ==.
func TestMatchOfNothing(t *testing.T) {
	exprs, err := parseExprs([]string{"container==web", "container!=web", "container==*"})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{false, true, false} {
		if got := exprs[i].Match(); got != want {
			t.Errorf("expression %d: %t", i, got)
		}
	}
}

func TestABrokenRegularExpressionIsLogged(t *testing.T) {
	var out bytes.Buffer
	log.SetOutput(&out)
	defer log.SetOutput(new(bytes.Buffer))
	e := expr{key: "node", operator: EQ, value: "/node-[/"}
	if e.Match("node-[") {
		t.Error("matched")
	}
	if !strings.Contains(out.String(), "missing closing ]") {
		t.Errorf("log: %q", out.String())
	}
}

// As upstream: one slash is the beginning and the end of a regular expression at once.
func TestOneSlashPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	exprs, err := parseExprs([]string{"node==/"})
	if err != nil {
		t.Fatal(err)
	}
	exprs[0].Match("node-1")
}
