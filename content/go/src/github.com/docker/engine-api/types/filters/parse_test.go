// Tests filters.

package filters

import "testing"

func TestParams(t *testing.T) {
	for _, text := range []string{`{"label":{"a=1":true}}`, `{"label":["a=1"]}`} {
		args, err := FromParam(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		back, err := ToParam(args)
		if err != nil || back != `{"label":{"a=1":true}}` {
			t.Errorf("%s: got %s and %v", text, back, err)
		}
	}
	if _, err := FromParam(`{"label":1}`); err == nil {
		t.Error("a number is no filter")
	}
	args, err := FromParam("")
	if err != nil || args.Len() != 0 {
		t.Errorf("got %v and %v", args, err)
	}
	if text, err := ToParam(args); text != "" || err != nil {
		t.Errorf("got %s and %v", text, err)
	}
}

func TestMatches(t *testing.T) {
	args := NewArgs()
	if !args.Match("name", "web") || !args.ExactMatch("name", "web") || args.Include("name") {
		t.Error("nothing is filtered")
	}
	args.Add("name", "we")
	args.Add("name", "db")
	for source, want := range map[string][3]bool{
		"db":  {true, true, true},
		"web": {false, true, true},
		"awe": {false, false, true},
		"log": {false, false, false},
	} {
		got := [3]bool{args.ExactMatch("name", source), args.FuzzyMatch("name", source), args.Match("name", source)}
		if got != want {
			t.Errorf("%s: got %v", source, got)
		}
	}
	args.Del("name", "db")
	if values := args.Get("name"); len(values) != 1 || values[0] != "we" {
		t.Errorf("got %v", values)
	}
	if err := args.Validate(map[string]bool{"label": true}); err == nil || err.Error() != "Invalid filter 'name'" {
		t.Errorf("got %v", err)
	}
}

func TestMatchKVList(t *testing.T) {
	args := NewArgs()
	labels := map[string]string{"storage": "ssd", "zone": "a"}
	for _, c := range []struct {
		add  string
		want bool
	}{{"storage", true}, {"zone=a", true}, {"zone=b", false}} {
		args.Add("label", c.add)
		if got := args.MatchKVList("label", labels); got != c.want {
			t.Errorf("with %s: got %v", c.add, got)
		}
	}
	if args.MatchKVList("label", nil) {
		t.Error("no labels match none")
	}
}
