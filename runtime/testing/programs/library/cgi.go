package main

import (
	"bytes"
	"fmt"
	"io/ioutil"
	"log"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"sort"
	"strings"
)

func child() {
	err := cgi.Serve(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/cgi/env":
			var names []string
			for _, e := range os.Environ() {
				if strings.HasPrefix(e, "PATH=") || strings.HasPrefix(e, "REMOTE_PORT") {
					continue
				}
				names = append(names, e)
			}
			sort.Strings(names)
			fmt.Fprintln(w, strings.Join(names, "\n"))
		case "/cgi/post":
			body, err := ioutil.ReadAll(r.Body)
			fmt.Fprintf(w, "%s %q %v %d %v", r.Method, body, err, r.ContentLength, r.Header)
		case "/cgi/status":
			w.Header().Set("X-Own", "1")
			w.WriteHeader(418)
			fmt.Fprint(w, "<b>teapot</b>")
		case "/cgi/redirect":
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(302)
		case "/cgi/silent":
			os.Exit(0)
		case "/cgi/bogus":
			fmt.Print("no colon\nContent-Type: text/x\n\nbody")
			os.Exit(0)
		case "/cgi/plain":
			fmt.Print("Content-Type: text/y\r\n\r\nbody")
			os.Exit(0)
		case "/cgi/untyped":
			fmt.Print("X-A: b\n\nbody")
			os.Exit(0)
		}
	}))
	if err != nil {
		fmt.Println(err)
	}
}

func main() {
	if os.Getenv("GATEWAY_INTERFACE") != "" {
		child()
		return
	}
	var complaints bytes.Buffer
	self := os.Args[0]
	if !strings.HasPrefix(self, "/") {
		self, _ = os.Executable()
	}
	h := &cgi.Handler{Path: self, Root: "/cgi", Env: []string{"OWN=1", "OWN=2"}, Logger: log.New(&complaints, "", 0)}
	do := func(method, path, body string) {
		req, _ := http.NewRequest(method, "http://example.com:8080/cgi"+path, strings.NewReader(body))
		if body == "" {
			req.Body, req.ContentLength = nil, 0
		}
		req.RemoteAddr = "1.2.3.4:5678"
		req.Header.Set("Cookie", "a=b")
		req.Header.Add("X-Two", "1")
		req.Header.Add("X-Two", "2")
		req.Header.Set("Proxy", "evil")
		if body != "" {
			req.Header.Set("Content-Type", "text/z")
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, req)
		fmt.Println(path, w.Code, w.HeaderMap, strings.Replace(w.Body.String(), "SCRIPT_FILENAME="+self, "SCRIPT_FILENAME=SELF", 1))
		fmt.Print(complaints.String())
		complaints.Reset()
	}
	do("GET", "/env?q=1", "")
	do("POST", "/post", "some body")
	do("GET", "/status", "")
	do("GET", "/redirect", "")
	do("GET", "/silent", "")
	do("GET", "/bogus", "")
	do("GET", "/plain", "")
	do("GET", "/untyped", "")
	h.PathLocationHandler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "here: ", r.URL, r.Host) })
	do("GET", "/redirect", "")
	h.Path = "/no/such/program"
	do("GET", "/x", "")
	for _, params := range []map[string]string{
		{}, {"REQUEST_METHOD": "GET"},
		{"REQUEST_METHOD": "GET", "SERVER_PROTOCOL": "HTTP/1.0", "HTTP_HOST": "h", "REQUEST_URI": "/a?b", "HTTPS": "on", "REMOTE_ADDR": "9.8.7.6", "REMOTE_PORT": "77", "HTTP_REFERER": "x", "CONTENT_LENGTH": "12", "CONTENT_TYPE": "t/u"},
		{"REQUEST_METHOD": "PUT", "SERVER_PROTOCOL": "HTTP/1.1", "SCRIPT_NAME": "/s", "PATH_INFO": "/p", "QUERY_STRING": "q"},
		{"REQUEST_METHOD": "PUT", "SERVER_PROTOCOL": "HTTP/1.1", "CONTENT_LENGTH": "x"},
		{"REQUEST_METHOD": "PUT", "SERVER_PROTOCOL": "HTTP/1.1", "REQUEST_URI": "%zz"},
	} {
		r, err := cgi.RequestFromMap(params)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(r.Method, r.Proto, r.Host, r.URL, r.Header, r.RemoteAddr, r.ContentLength, r.TLS != nil, r.Close)
	}
}
