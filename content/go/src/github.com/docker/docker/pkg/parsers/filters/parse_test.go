// Tests the filters of docker ps.

package filters

import "testing"

func TestParseAndTravel(t *testing.T) {
	var args Args
	var err error
	for _, flag := range []string{"status=exited", " Status = running ", "label=a=b", ""} {
		args, err = ParseFlag(flag, args)
		if err != nil {
			t.Fatalf("%q: %v", flag, err)
		}
	}
	packed, err := ToParam(args)
	if err != nil || packed != `{"label":["a=b"],"status":["exited","running"]}` {
		t.Fatalf("got %s and %v", packed, err)
	}
	unpacked, err := FromParam(packed)
	if err != nil || len(unpacked["status"]) != 2 || unpacked["label"][0] != "a=b" {
		t.Fatalf("got %v and %v", unpacked, err)
	}
	if _, err := ParseFlag("status", nil); err != ErrorBadFormat {
		t.Fatalf("got %v", err)
	}
	if _, err := FromParam("{"); err == nil {
		t.Fatal("half an object was read")
	}
	if packed, _ := ToParam(nil); packed != "" {
		t.Fatalf("got %q for no filters", packed)
	}
}

func TestMatch(t *testing.T) {
	args := Args{"name": {"^web", "[", "db$"}}
	for source, want := range map[string]bool{"web1": true, "my-db": true, "my-web": false} {
		if args.Match("name", source) != want {
			t.Errorf("%s: got %v", source, !want)
		}
	}
	if !args.Match("id", "anything") {
		t.Error("a filter that is not set must match")
	}
}

func TestMatchKVList(t *testing.T) {
	labels := map[string]string{"tier": "web", "env": "test"}
	cases := []struct {
		wanted []string
		want   bool
	}{
		{nil, true},
		{[]string{"tier"}, true},
		{[]string{"tier=web", "env"}, true},
		{[]string{"tier=db"}, false},
		{[]string{"tier", "owner"}, false},
	}
	for _, c := range cases {
		args := Args{"label": c.wanted}
		if args.MatchKVList("label", labels) != c.want {
			t.Errorf("%v: got %v", c.wanted, !c.want)
		}
	}
	if (Args{"label": {"a"}}).MatchKVList("label", nil) {
		t.Error("matched no labels at all")
	}
}
