// Tests reading the command line and making the request.

package main

import (
	"io/ioutil"
	"testing"
)

func TestParse(t *testing.T) {
	opts, err := parse([]string{"-i", "http://h/p", "-X", "PUT", "-d", "data", "-H", "A: b", "-H", "C:d", "--unix-socket", "/s"})
	if err != nil {
		t.Fatal(err)
	}
	if !opts.include || opts.url != "http://h/p" || opts.method != "PUT" || opts.unixSocket != "/s" || len(opts.headers) != 2 {
		t.Fatalf("got %v", *opts)
	}
	for want, args := range map[string][]string{
		"no URL specified":              {"-i"},
		"option -X: requires parameter": {"http://h", "-X"},
		"option --wrong: is unknown":    {"--wrong", "x"},
	} {
		if _, err := parse(args); err == nil || err.Error() != want {
			t.Errorf("%v: got %v", args, err)
		}
	}
}

func TestNewRequest(t *testing.T) {
	req, err := newRequest(&options{url: "host:80/p", hasData: true, data: "x=1", headers: []string{"X-A: b", "host: other.org"}})
	if err != nil {
		t.Fatal(err)
	}
	body, _ := ioutil.ReadAll(req.Body)
	if req.Method != "POST" || req.URL.Host != "host:80" || string(body) != "x=1" || req.Header.Get("X-A") != "b" || req.Host != "other.org" {
		t.Fatalf("got %v", req)
	}
	for _, opts := range []*options{{url: "ftp://h"}, {url: "http://h/%zz"}, {url: "http://h", headers: []string{"none"}}} {
		if _, err := newRequest(opts); err == nil {
			t.Errorf("%s was fine", opts.url)
		}
	}
}
