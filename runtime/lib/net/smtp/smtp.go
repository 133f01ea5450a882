// Mail handed to a server: SMTP as RFC 5321 has it, with STARTTLS and AUTH.

// Package smtp is a client of the Simple Mail Transfer Protocol.
package smtp

import (
	"crypto/tls"
	"encoding/base64"
	"errors"
	"io"
	"net"
	"net/textproto"
	"strings"
)

// A Client is a connection to a server.
type Client struct {
	Text *textproto.Conn // for commands that are not here

	conn    net.Conn
	server  string
	local   string // what we call ourselves
	secure  bool
	greeted bool
	refused error             // what became of the greeting
	ext     map[string]string // what the server can do; nil if it does not say
	auth    []string
}

// Dial connects to a server at host:port.
func Dial(addr string) (*Client, error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	host, _, _ := net.SplitHostPort(addr)
	return NewClient(conn, host)
}

// NewClient speaks over conn with the server of that name, which speaks first.
func NewClient(conn net.Conn, host string) (*Client, error) {
	text := textproto.NewConn(conn)
	if _, _, err := text.ReadResponse(220); err != nil {
		text.Close()
		return nil, err
	}
	_, secure := conn.(*tls.Conn)
	return &Client{Text: text, conn: conn, server: host, local: "localhost", secure: secure}, nil
}

// Close closes the connection without a word.
func (c *Client) Close() error { return c.Text.Close() }

// oneLine refuses what would smuggle in a second command.
func oneLine(s string) error {
	if strings.ContainsAny(s, "\r\n") {
		return errors.New("smtp: A line must not contain CR or LF")
	}
	return nil
}

// ask sends a line and waits for an answer that begins with code.
func (c *Client) ask(code int, format string, args ...interface{}) (int, string, error) {
	id, err := c.Text.Cmd(format, args...)
	if err != nil {
		return 0, "", err
	}
	c.Text.StartResponse(id)
	defer c.Text.EndResponse(id)
	return c.Text.ReadResponse(code)
}

// greet says hello, once, before anything else.
func (c *Client) greet() error {
	if !c.greeted {
		c.greeted = true
		if c.refused = c.ehlo(); c.refused != nil {
			c.ext = nil
			_, _, c.refused = c.ask(250, "HELO %s", c.local)
		}
	}
	return c.refused
}

// command is ask after the greeting.
func (c *Client) command(code int, format string, args ...interface{}) error {
	if err := c.greet(); err != nil {
		return err
	}
	_, _, err := c.ask(code, format, args...)
	return err
}

// ehlo says hello and learns what the server can do.
func (c *Client) ehlo() error {
	_, answer, err := c.ask(250, "EHLO %s", c.local)
	if err != nil {
		return err
	}
	c.ext = map[string]string{}
	for _, line := range strings.Split(answer, "\n")[1:] {
		words := strings.SplitN(line, " ", 2)
		c.ext[words[0]] = strings.Join(words[1:], "")
	}
	if ways, ok := c.ext["AUTH"]; ok {
		c.auth = strings.Split(ways, " ")
	}
	return nil
}

// Hello greets under another name than localhost. It comes first or not at all.
func (c *Client) Hello(localName string) error {
	if err := oneLine(localName); err != nil {
		return err
	}
	if c.greeted {
		return errors.New("smtp: Hello called after other methods")
	}
	c.local = localName
	return c.greet()
}

// StartTLS goes on under TLS, and greets again.
func (c *Client) StartTLS(config *tls.Config) error {
	if err := c.command(220, "STARTTLS"); err != nil {
		return err
	}
	c.conn = tls.Client(c.conn, config)
	c.Text = textproto.NewConn(c.conn)
	c.secure = true
	return c.ehlo()
}

// Verify asks whether there is such an address. Many servers do not say.
func (c *Client) Verify(addr string) error {
	if err := oneLine(addr); err != nil {
		return err
	}
	return c.command(250, "VRFY %s", addr)
}

// Auth proves who we are. A failure ends the connection.
func (c *Client) Auth(a Auth) error {
	if err := c.greet(); err != nil {
		return err
	}
	way, answer, err := a.Start(&ServerInfo{c.server, c.secure, c.auth})
	if err != nil {
		c.Quit()
		return err
	}
	line := strings.TrimSpace("AUTH " + way + " " + base64.StdEncoding.EncodeToString(answer))
	for {
		code, text, err := c.ask(0, "%s", line)
		if err != nil {
			return err
		}
		said := []byte(text)
		switch code {
		case 334:
			said, err = base64.StdEncoding.DecodeString(text)
		case 235:
		default:
			err = &textproto.Error{Code: code, Msg: text}
		}
		if err == nil {
			answer, err = a.Next(said, code == 334)
		}
		if err != nil {
			c.ask(501, "*")
			c.Quit()
			return err
		}
		if answer == nil {
			return nil
		}
		line = base64.StdEncoding.EncodeToString(answer)
	}
}

// Mail begins a mail from that sender.
func (c *Client) Mail(from string) error {
	if err := oneLine(from); err != nil {
		return err
	}
	if err := c.greet(); err != nil {
		return err
	}
	more := ""
	if _, ok := c.ext["8BITMIME"]; ok {
		more += " BODY=8BITMIME"
	}
	if _, ok := c.ext["SMTPUTF8"]; ok {
		more += " SMTPUTF8"
	}
	return c.command(250, "MAIL FROM:<%s>%s", from, more)
}

// Rcpt adds one the mail is for. It comes after Mail, as often as needed.
func (c *Client) Rcpt(to string) error {
	if err := oneLine(to); err != nil {
		return err
	}
	_, _, err := c.ask(25, "RCPT TO:<%s>", to)
	return err
}

type body struct {
	io.WriteCloser
	c *Client
}

func (b *body) Close() error {
	b.WriteCloser.Close()
	_, _, err := b.c.Text.ReadResponse(250)
	return err
}

// Data gives where head and text of the mail are written; it is sent with Close.
func (c *Client) Data() (io.WriteCloser, error) {
	if _, _, err := c.ask(354, "DATA"); err != nil {
		return nil, err
	}
	return &body{c.Text.DotWriter(), c}, nil
}

// Extension tells whether the server can do something, and with which parameters.
func (c *Client) Extension(ext string) (bool, string) {
	if c.greet() != nil {
		return false, ""
	}
	param, ok := c.ext[strings.ToUpper(ext)]
	return ok, param
}

// Reset forgets the mail that was begun.
func (c *Client) Reset() error { return c.command(250, "RSET") }

// Quit takes leave and closes the connection.
func (c *Client) Quit() error {
	if err := c.command(221, "QUIT"); err != nil {
		return err
	}
	return c.Text.Close()
}

// SendMail sends msg, with its head, from one to others by the server at addr:
// under TLS if it can, and with a's proof if a is not nil.
func SendMail(addr string, a Auth, from string, to []string, msg []byte) error {
	for _, address := range append([]string{from}, to...) {
		if err := oneLine(address); err != nil {
			return err
		}
	}
	c, err := Dial(addr)
	if err != nil {
		return err
	}
	defer c.Close()
	if err := c.greet(); err != nil {
		return err
	}
	if ok, _ := c.Extension("STARTTLS"); ok {
		if err := c.StartTLS(&tls.Config{ServerName: c.server}); err != nil {
			return err
		}
	}
	if a != nil && c.ext != nil {
		if _, ok := c.ext["AUTH"]; !ok {
			return errors.New("smtp: server doesn't support AUTH")
		}
		if err := c.Auth(a); err != nil {
			return err
		}
	}
	if err := c.Mail(from); err != nil {
		return err
	}
	for _, address := range to {
		if err := c.Rcpt(address); err != nil {
			return err
		}
	}
	w, err := c.Data()
	if err != nil {
		return err
	}
	if _, err := w.Write(msg); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return c.Quit()
}

// TLSConnectionState tells of the encryption; ok is false before StartTLS.
func (c *Client) TLSConnectionState() (state tls.ConnectionState, ok bool) {
	if t, is := c.conn.(*tls.Conn); is {
		return t.ConnectionState(), true
	}
	return tls.ConnectionState{}, false
}
