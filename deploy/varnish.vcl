vcl 4.1;
# Readers' pages of one site in Varnish 6 or 7, between nginx and the site:
#
#     varnishd -a 127.0.0.1:6081 -f /etc/newsroom/varnish.vcl -s malloc,256m -p http_gzip_support=off
#
# with EDGES=varnish://127.0.0.1:6081 and TRUSTED_PROXIES=2 for the site, and 127.0.0.1:6081 for
# nginx's upstream. The site says for how long a page may be kept (Surrogate-Control) and has all of
# them dropped right after a change; while it does not answer, what was not dropped is still served.

import std;

backend default {
    .host = "127.0.0.1";
    .port = "8000";
    .probe = {
        .url = "/healthz";
        .interval = 2s;
        .timeout = 2s;
        .window = 3;
        .threshold = 2;
        .initial = 2;
    }
}

# Who may have pages dropped: the site, never through nginx, which names the one it asks for.
acl site {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ site || req.http.X-Forwarded-Proto) {
            return (synth(405));
        }
        if (req.http.Surrogate-Key !~ "^[a-z0-9]+(-[a-z0-9]+)*( [a-z0-9]+(-[a-z0-9]+)*)*$") {
            return (synth(400));
        }
        ban("obj.http.Surrogate-Key ~ (^|\s)(" + regsuball(req.http.Surrogate-Key, " ", "|") + ")(\s|$)");
        return (synth(204));
    }

    # Stale pages are for the time when nobody can make fresh ones.
    if (req.restarts == 0 && std.healthy(req.backend_hint)) {
        set req.grace = 0s;
    } else {
        set req.grace = 1d;
    }
    unset req.http.X-Kept;

    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.http.Authorization || req.http.Cookie ~ "(^|; )(__Host-)?sessionid=") {
        return (pass);
    }
    if (req.url ~ "^/(([a-z][a-z]/)?share/|admin/|accounts/|api/|preview/|static/|media/|healthz|readyz|metrics)") {
        return (pass);
    }
    # Searches and questions that no page asks would only fill the memory.
    if (req.url ~ "\?" && req.url !~ "\?(before|after|window|section)=[^&]*$") {
        return (pass);
    }
    unset req.http.Cookie;

    if (req.http.Accept-Encoding ~ "(?i)(^|[ ,])br($|[ ,]|[ ]*;[ ]*q=(1|0\.0*[1-9]))") {
        set req.http.Accept-Encoding = "br";
    } elsif (req.http.Accept-Encoding ~ "(?i)(^|[ ,])gzip($|[ ,]|[ ]*;[ ]*q=(1|0\.0*[1-9]))") {
        set req.http.Accept-Encoding = "gzip";
    } else {
        unset req.http.Accept-Encoding;
    }
    if (req.restarts == 0) {
        set req.http.X-Kept = "here";
    } else {
        set req.http.X-Kept = "again";
    }
    return (hash);
}

sub vcl_hash {
    hash_data(req.http.X-Forwarded-Proto);
}

sub vcl_backend_response {
    if (beresp.http.Surrogate-Control ~ "max-age=[1-9]" && beresp.status == 200) {
        set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, ".*max-age=([0-9]+).*", "\1") + "s", 0s);
        set beresp.grace = 1d;
        # The site's copy may be older than ours will ever be.
        unset beresp.http.Age;
        return (deliver);
    }
    # An error that is taken would end the stale page: see vcl_synth.
    if (beresp.status >= 500 && (bereq.is_bgfetch || bereq.http.X-Kept == "here")) {
        return (abandon);
    }
    # Known for so long as one that is not kept, so that nobody waits for another's.
    set beresp.ttl = 5s;
    set beresp.grace = 0s;
    set beresp.uncacheable = true;
    return (deliver);
}

sub vcl_deliver {
    unset resp.http.Surrogate-Control;
    unset resp.http.Surrogate-Key;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
}

sub vcl_synth {
    # No answer but an error: once more, and then a stale page will do; where there is none, the error.
    if (resp.status == 503 && req.http.X-Kept == "here") {
        return (restart);
    }
    set resp.http.Content-Type = "text/plain; charset=utf-8";
    set resp.body = "";
    return (deliver);
}

sub vcl_backend_error {
    if (bereq.is_bgfetch || bereq.http.X-Kept == "here") {
        return (abandon);
    }
    set beresp.http.Content-Type = "text/plain; charset=utf-8";
    set beresp.http.Retry-After = "5";
    set beresp.http.Cache-Control = "no-store";
    set beresp.body = "503";
    set beresp.ttl = 0s;
    set beresp.grace = 0s;
    return (deliver);
}
