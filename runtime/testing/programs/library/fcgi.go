package main

import (
	"bytes"
	"fmt"
	"io"
	"io/ioutil"
	"net"
	"net/http"
	"net/http/fcgi"
	"regexp"
	"strings"
)

func put(w io.Writer, kind, id byte, body string) {
	fmt.Fprintf(w, "\x01%c\x00%c%c%c\x03\x00%sabc", kind, id, len(body)>>8, len(body)&255, body)
}

func pair(name, value string) string {
	return string([]byte{byte(len(name)), 0x80, 0, byte(len(value) >> 8), byte(len(value))}) + name + value
}

// answers reads records until so many requests have ended, or the connection has.
func answers(r io.Reader, ends int) {
	texts := map[byte]*bytes.Buffer{}
	for ends > 0 {
		var head [8]byte
		if _, err := io.ReadFull(r, head[:]); err != nil {
			fmt.Println(err)
			return
		}
		body := make([]byte, int(head[4])<<8|int(head[5]))
		io.ReadFull(r, body)
		io.CopyN(ioutil.Discard, r, int64(head[6]))
		switch head[1] {
		case 6:
			if texts[head[3]] == nil {
				texts[head[3]] = &bytes.Buffer{}
			}
			texts[head[3]].Write(body)
		case 3:
			ends--
			text := ""
			if b := texts[head[3]]; b != nil {
				text = regexp.MustCompile("Date: .*\r\n").ReplaceAllString(b.String(), "")
			}
			fmt.Printf("%d ends %v: %q\n", head[3], body, text)
		default:
			fmt.Printf("%d: %d %q\n", head[3], head[1], body)
			if head[3] == 0 {
				ends--
			}
		}
	}
}

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go fcgi.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := ioutil.ReadAll(r.Body)
		if err != nil {
			fmt.Println(err)
			return
		}
		if r.URL.Path == "/none" {
			w.WriteHeader(304)
			return
		}
		w.Header().Set("X-Own", "1")
		fmt.Fprintf(w, "%s %s %s %q", r.Method, r.URL, r.Header.Get("X-Sent"), body)
		if r.URL.Path == "/long" {
			fmt.Fprint(w, strings.Repeat("long ", 20000))
		}
	}))
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		panic(err)
	}
	base := pair("REQUEST_METHOD", "POST") + pair("SERVER_PROTOCOL", "HTTP/1.1") + pair("HTTP_X_SENT", strings.Repeat("v", 10))
	begin := func(id byte, flags string) { put(c, 1, id, "\x00\x01"+flags+"\x00\x00\x00\x00\x00") }
	begin(1, "\x01")
	put(c, 4, 1, base[:20])
	put(c, 4, 1, base[20:]+pair("REQUEST_URI", "/a?b"))
	put(c, 4, 1, "")
	put(c, 5, 1, "hello, ")
	put(c, 5, 1, "world")
	put(c, 5, 1, "")
	answers(c, 1)
	begin(2, "\x01")
	put(c, 4, 2, base+pair("REQUEST_URI", "/none"))
	put(c, 4, 2, "")
	put(c, 5, 2, "")
	answers(c, 1)
	put(c, 9, 0, "")
	answers(c, 2)
	put(c, 1, 3, "\x00\x02\x01\x00\x00\x00\x00\x00")
	answers(c, 1)
	begin(4, "\x01")
	put(c, 4, 4, pair("X", "y"))
	put(c, 4, 4, "")
	put(c, 5, 4, "")
	answers(c, 1)
	begin(5, "\x01")
	put(c, 4, 5, base+pair("REQUEST_URI", "/long"))
	put(c, 4, 5, "")
	put(c, 5, 5, "")
	answers(c, 1)
	begin(6, "\x00")
	put(c, 4, 6, base+pair("REQUEST_URI", "/last"))
	put(c, 4, 6, "")
	put(c, 5, 6, "")
	answers(c, 2)
}
