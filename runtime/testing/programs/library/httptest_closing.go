// Closing what a test's server listens on, its connections, the server itself: who is still answered.
package main

import (
	"fmt"
	"io/ioutil"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"
)

func get(c *http.Client, url string) string {
	res, err := c.Get(url)
	if err != nil {
		text := err.Error()
		return text[strings.LastIndex(text, ": ")+2:]
	}
	defer res.Body.Close()
	body, _ := ioutil.ReadAll(res.Body)
	return string(body)
}

func main() {
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "here") })
	// at once, before anything was accepted
	s := httptest.NewServer(handler)
	s.Listener.Close()
	fmt.Println("at once:", get(&http.Client{}, s.URL))
	s.Close()
	// sealed
	s = httptest.NewTLSServer(handler)
	fmt.Println("sealed:", get(s.Client(), s.URL))
	s.Listener.Close()
	_, err := net.Dial("tcp", s.Listener.Addr().String())
	fmt.Println("sealed, closed:", err != nil)
	s.Close()
	// connection kept
	s = httptest.NewServer(handler)
	fmt.Println("kept:", get(http.DefaultClient, s.URL))
	s.Listener.Close()
	fmt.Println("kept, closed:", get(http.DefaultClient, s.URL))
	fmt.Println("other client:", get(&http.Client{}, s.URL))
	s.CloseClientConnections()
	time.Sleep(time.Millisecond)
	fmt.Println("after connections:", get(http.DefaultClient, s.URL))
	s.Close()
	// from the handler
	var h *httptest.Server
	h = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.Listener.Close()
		fmt.Fprint(w, "closing")
	}))
	fmt.Println(get(&http.Client{}, h.URL))
	fmt.Println(get(&http.Client{}, h.URL))
	h.Close()
	// another listener
	u := httptest.NewUnstartedServer(handler)
	l, _ := net.Listen("tcp", "127.0.0.1:0")
	u.Listener.Close()
	u.Listener = l
	u.Start()
	fmt.Println("own:", get(&http.Client{}, u.URL))
	u.Listener.Close()
	fmt.Println("own, closed:", get(&http.Client{}, u.URL))
	u.Close()
	// backlog
	w := httptest.NewUnstartedServer(handler)
	c, err := net.Dial("tcp", w.Listener.Addr().String())
	fmt.Println("queued:", err)
	w.Listener.Close()
	w.Start()
	c.SetReadDeadline(time.Now().Add(100 * time.Millisecond))
	fmt.Fprintf(c, "GET / HTTP/1.0\r\n\r\n")
	got, err := ioutil.ReadAll(c)
	fmt.Printf("%q %v\n", got, err != nil)
	// server kept, then restarted on the same address
	addr := w.Listener.Addr().String()
	again, err := net.Listen("tcp", addr)
	fmt.Println(err)
	v := httptest.NewUnstartedServer(handler)
	v.Listener.Close()
	v.Listener = again
	v.Start()
	fmt.Println("again:", get(&http.Client{}, "http://"+addr))
	v.Close()
}
